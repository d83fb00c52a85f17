import { previewRunFile } from "@/lib/services/column-mapping";
import { listCycles } from "@/lib/services/cycle";
import { archiveRun, createRuns, endRun, getRun, listRuns, restoreRun, updateRun } from "@/lib/services/run";
import { getRunResult, recomputeRun } from "@/lib/services/run-analysis";
import {
  attachStoredFile,
  cancelRunFile,
  changeRunFile,
  listRunFiles,
  reorderRunFiles,
  retryRunFile,
} from "@/lib/services/run-file";
import { getRecords, getSeries } from "@/lib/services/run-series";
import { setAsideRunFile } from "@/lib/services/set-aside-file";
import { api } from "./implementer";

const { runs } = api;

export const runApi = runs.router({
  list: runs.list.handler(({ context, input }) => listRuns(context.actor, input)),
  get: runs.get.handler(({ context, input }) => getRun(context.actor, input.ref)),
  create: runs.create.handler(async ({ context, input }) => ({
    runs: await createRuns(context.actor, input.runs),
  })),
  update: runs.update.handler(({ context, input }) => updateRun(context.actor, input)),
  end: runs.end.handler(({ context, input }) => endRun(context.actor, input)),
  archive: runs.archive.handler(({ context, input }) => archiveRun(context.actor, input)),
  restore: runs.restore.handler(({ context, input }) => restoreRun(context.actor, input)),
  files: {
    list: runs.files.list.handler(async ({ context, input }) => ({
      files: await listRunFiles(context.actor, input.ref),
    })),
    attach: runs.files.attach.handler(({ context, input }) => attachStoredFile(context.actor, input)),
    change: runs.files.change.handler(({ context, input }) => changeRunFile(context.actor, input)),
    preview: runs.files.preview.handler(({ context, input }) => previewRunFile(context.actor, input)),
    retry: runs.files.retry.handler(({ context, input }) => retryRunFile(context.actor, input)),
    setAside: runs.files.setAside.handler(({ context, input }) => setAsideRunFile(context.actor, input)),
    cancel: runs.files.cancel.handler(({ context, input }) => cancelRunFile(context.actor, input)),
    reorder: runs.files.reorder.handler(async ({ context, input }) => ({
      files: await reorderRunFiles(context.actor, input),
    })),
  },
  cycles: { list: runs.cycles.list.handler(({ context, input }) => listCycles(context.actor, input)) },
  results: {
    get: runs.results.get.handler(({ context, input }) => getRunResult(context.actor, input.ref)),
    recompute: runs.results.recompute.handler(({ context, input }) => recomputeRun(context.actor, input.ref)),
  },
  series: {
    window: runs.series.window.handler(({ context, input }) => getSeries(context.actor, input)),
    records: runs.series.records.handler(({ context, input }) => getRecords(context.actor, input)),
  },
});
