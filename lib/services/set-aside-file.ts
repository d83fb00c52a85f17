/** Takes a file out of a run to which it does not belong: nothing is deleted, and nothing is counted. */
import type { Run } from "@/lib/contract/run";
import type { RunFile } from "@/lib/contract/run-file";
import type { Transaction } from "@/lib/db/client";
import { removeRunResult } from "@/lib/db/run-analysis";
import { decideRunEnd } from "@/lib/db/run-end";
import { leaveSupersession, listRunFileRows, updateRunFileRow } from "@/lib/db/run-file";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requestAnalysis } from "./analysis-request";
import { codedChange } from "./coded-change";
import { requireRun } from "./run";
import { fileChange, type OneFile, requireRunFile, shown } from "./run-file";
import { type UnitOfWork, write } from "./unit-of-work";

/**
 * The run is analysed anew from its other files; without any, its result and the end that a rule decided from it go at
 * once. A shorter version of the file, if the run has one, takes its place. `retryRunFile` puts it back.
 *
 * @throws AppError conflict while the file is being read, or when it is set aside already
 */
export function setAsideRunFile(
  actor: Actor,
  { reason, ...input }: OneFile & { readonly reason: string },
): Promise<RunFile> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const { run, file } = await requireRunFile(tx, actor, input);
    if (file.status === "waiting" || file.status === "reading") {
      throw new AppError("conflict", `“${file.name}” is being read: cancel that first.`);
    }
    if (file.status === "set_aside") throw new AppError("conflict", `“${file.name}” is set aside already.`);
    await leaveSupersession(tx, file);
    const after = await updateRunFileRow(tx, file.id, { status: "set_aside", setAsideReason: reason });
    record({ ...fileChange("set_aside", run, file, after), reason });
    if (await hasCycling(tx, run.id)) await requestAnalysis(tx, { id: run.id });
    else await forgetResult(unit, await requireRun(tx, actor, "write", run.id));
    return shown(after);
  });
}

async function hasCycling(tx: Transaction, runId: string): Promise<boolean> {
  const files = await listRunFileRows(tx, runId);
  return files.some(({ status, kind }) => status === "done" && kind === "cycling");
}

async function forgetResult({ tx, record }: UnitOfWork, run: Run): Promise<void> {
  await removeRunResult(tx, run.id);
  if (run.endDecidedBy !== "rule") return;
  const decided = await decideRunEnd(tx, run.id, {
    status: run.status,
    endEvent: null,
    endReason: null,
    endDecidedBy: null,
  });
  if (decided !== null) record(codedChange("analyse", "run", decided));
}
