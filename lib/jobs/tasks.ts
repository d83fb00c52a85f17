/** The tasks of the queue, each a call of a service. */
import type { TaskList } from "graphile-worker";
import type { JobPayloads, JobTask } from "@/lib/db/job-queue";
import { formatReaders } from "@/lib/formats/registry";
import { log } from "@/lib/log/log";
import { fitSpectraAhead } from "@/lib/services/fit-spectra-ahead";
import { ingestRunFile } from "@/lib/services/ingest";
import type { FileReading } from "@/lib/services/read-stored-file";
import { rereadRunFile, rereadStale } from "@/lib/services/reread-files";
import { analyseRun, recomputeStale } from "@/lib/services/run-analysis";

type Tasks = { readonly [Task in JobTask]: (payload: JobPayloads[Task]) => Promise<void> };

export function taskList(reading: FileReading): TaskList {
  const tasks: Tasks = {
    "ingest-run-file": ({ runFileId }) => ingestRunFile(runFileId, reading),
    "reread-run-file": ({ runFileId }) => rereadRunFile(runFileId, reading),
    "analyse-run": ({ runId }) => analyseRun(runId),
    "fit-spectra": ({ characterizationId }) => fitSpectraAhead(characterizationId),
    "recompute-stale": async () => {
      const outdated = await rereadStale(formatReaders);
      if (outdated > 0) log.info({ outdated }, "files are read again by newer readers");
      const queued = await recomputeStale();
      if (queued > 0) log.info({ queued }, "results are computed again");
    },
  };
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => (task as (payload: unknown) => Promise<void>)(payload),
    ]),
  );
}
