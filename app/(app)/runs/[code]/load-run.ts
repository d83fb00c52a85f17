/** Everything that a run's page shows. */
import { foundOr404 } from "@/lib/auth/found";
import type { RunFile } from "@/lib/contract/run-file";
import type { Actor } from "@/lib/domain/actor";
import { mayInProject } from "@/lib/domain/policy";
import { listHistory } from "@/lib/services/audit";
import { getCell } from "@/lib/services/cell";
import { listCycles } from "@/lib/services/cycle";
import { listKnownFormats } from "@/lib/services/known-format";
import { getProject } from "@/lib/services/project";
import { listProtocols } from "@/lib/services/protocol";
import { getRun } from "@/lib/services/run";
import { getRunResult } from "@/lib/services/run-analysis";
import { locateShortEvidence, rampOf } from "@/lib/services/run-evidence";
import { listRunFiles } from "@/lib/services/run-file";

/** More than one page never lists; the rest is a program's business. */
const mostCycles = 5000;

export async function loadRun(actor: Actor, code: string) {
  const run = await foundOr404(getRun(actor, code));
  const [cell, project, files, result, cycles, history] = await Promise.all([
    getCell(actor, run.cellId),
    getProject(actor, run.projectId),
    listRunFiles(actor, run.id),
    getRunResult(actor, run.id),
    listCycles(actor, { ref: run.id, after: -1, limit: mostCycles }),
    listHistory(actor, { ref: run.id, limit: 50 }),
  ]);
  const may = (action: "write" | "review") =>
    project.archivedAt === null && mayInProject(actor, action, project);
  const mayWrite = may("write");
  const protocols = mayWrite
    ? await listProtocols(actor, {
        limit: 200,
        includeArchived: false,
        onlyLatest: true,
        projectId: run.projectId,
      })
    : null;
  return {
    run,
    cell,
    files,
    result,
    analysis: {
      computedAt: result?.computedAt ?? null,
      isBehind: result === null ? files.some(isReadCycling) : result.isStale,
    },
    cycles,
    evidence: result === null ? [] : await locateShortEvidence(run.id, result),
    ramp: rampOf(result),
    history: history.items,
    mayWrite,
    /** A rule's decision is overruled by a review; where no rule has spoken, writing is enough. */
    mayDecide: mayWrite && (run.endDecidedBy !== "rule" || may("review")),
    protocols: (protocols?.items ?? []).map(({ id, code: own, name }) => ({ id, title: `${own} ${name}` })),
    formats: listKnownFormats().map(({ id, title }) => ({ id, title })),
  };
}

function isReadCycling({ status, kind }: RunFile): boolean {
  return status === "done" && kind === "cycling";
}

export type RunPage = Awaited<ReturnType<typeof loadRun>>;
