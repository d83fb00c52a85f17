/** The word of an analysis on its run, as one statement: the run as it stood before and as it stands then. */
import type { Run } from "@/lib/contract/run";
import type { Transaction } from "./client";
import { instantOf, rowFieldsOf } from "./row";

export type RunEnd = Pick<Run, "status" | "endEvent" | "endReason" | "endDecidedBy">;

/** A run without what is computed of it or stated of its cell. */
type StatedRun = Omit<Run, "result" | "metal" | "nominalThicknessNm">;

type Row = Omit<StatedRun, Instant> &
  Record<Exclude<Instant, "createdAt" | "updatedAt">, Date | null> & {
    readonly createdAt: Date;
    readonly updatedAt: Date;
    readonly nextVersion: number;
    readonly nextUpdatedAt: Date;
  };
type Instant = "startedAt" | "endedAt" | "archivedAt" | "createdAt" | "updatedAt";

/** Null when there is no such run. */
export async function decideRunEnd(
  tx: Transaction,
  runId: string,
  end: RunEnd,
): Promise<{ readonly before: StatedRun; readonly after: StatedRun } | null> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH decided AS (
      UPDATE runs SET status = ${end.status}::run_status, end_event = ${end.endEvent}::end_event,
        end_reason = ${end.endReason}::text, end_decided_by = ${end.endDecidedBy}::decided_by,
        version = version + 1, updated_at = now()
      WHERE id = ${runId}::uuid RETURNING id, version, updated_at)
    SELECT run.id, run.code, run.project_id AS "projectId", run.cell_id AS "cellId", cell.code AS "cellCode",
      run.protocol_id AS "protocolId", protocol.code AS "protocolCode", run.cycler, run.channel,
      run.temperature_c AS "temperatureC", run.started_at AS "startedAt", run.ended_at AS "endedAt",
      run.formation_cycles AS "formationCycles", run.notes, run.status::text AS status,
      run.end_event::text AS "endEvent", run.censor_reason::text AS "censorReason",
      run.end_decided_by::text AS "endDecidedBy", run.end_reason AS "endReason", run.file_order AS "fileOrder",
      run.provenance::text AS provenance, run.archived_at AS "archivedAt", run.created_at AS "createdAt",
      run.updated_at AS "updatedAt", run.version, decided.version AS "nextVersion",
      decided.updated_at AS "nextUpdatedAt"
    FROM decided JOIN runs AS run ON run.id = decided.id
      JOIN cells AS cell ON cell.id = run.cell_id
      LEFT JOIN protocols AS protocol ON protocol.id = run.protocol_id`;
  const row = rows[0];
  if (row === undefined) return null;
  const { nextVersion, nextUpdatedAt, startedAt, endedAt, ...fields } = row;
  // What one statement changes, its other parts still see as it was.
  const before = {
    ...fields,
    ...rowFieldsOf(row),
    startedAt: instantOf(startedAt),
    endedAt: instantOf(endedAt),
  };
  const after = { ...before, ...end, version: nextVersion, updatedAt: nextUpdatedAt.toISOString() };
  return { before, after };
}
