/** Results and cycles of runs in the database: replaced as a whole, read in pages. */
import type { Cycle } from "@/lib/contract/cycle";
import type { RunResult, RunResultDetail } from "@/lib/contract/run-result";
import type { Transaction } from "./client";
import type { Prisma, RunResult as StoredResult } from "./generated/client";

type ListedResult = Omit<StoredResult, "ccd" | "shorts" | "lifeHits" | "warnings" | "parts">;

export function toRunResult(row: ListedResult): RunResult {
  const { runId: _, inputHash: __, traceKey: ___, computedAt, ...fields } = row;
  return {
    ...fields,
    ceEstimator: fields.ceEstimator as RunResult["ceEstimator"],
    computedAt: computedAt.toISOString(),
    platingSign: fields.platingSign as RunResult["platingSign"],
    areaBasis: fields.areaBasis as RunResult["areaBasis"],
  };
}

export async function findRunResult(tx: Transaction, runId: string): Promise<RunResultDetail | null> {
  const row = await tx.runResult.findUnique({ where: { runId } });
  if (row === null) return null;
  const { ccd, shorts, lifeHits, warnings, parts, ...fields } = row;
  return {
    ...toRunResult(fields),
    lifeHits: lifeHits as RunResultDetail["lifeHits"],
    inputHash: row.inputHash,
    parts: parts as RunResultDetail["parts"],
    ccd,
    shorts: shorts as unknown[],
    warnings: warnings as RunResultDetail["warnings"],
  };
}

/** Where the joined trace of a run lies, and what of the result a drawing needs. */
export function findRunTrace(tx: Transaction, runId: string) {
  return tx.runResult.findUnique({
    where: { runId },
    select: { traceKey: true, records: true, durationS: true, areaBasis: true, areaCm2: true },
  });
}

export type NewRunResult = Omit<
  StoredResult,
  "runId" | "isStale" | "computedAt" | "ccd" | "shorts" | "lifeHits" | "warnings" | "parts"
> & {
  readonly ccd: unknown;
  readonly shorts: readonly unknown[];
  readonly lifeHits: readonly unknown[];
  readonly warnings: RunResultDetail["warnings"];
  readonly parts: RunResultDetail["parts"];
};

/** Puts a result and its cycles in the place of the ones before, if there are any. */
export async function replaceRunResult(
  tx: Transaction,
  runId: string,
  {
    result,
    cycles,
    isFirst,
  }: {
    readonly result: NewRunResult;
    readonly cycles: readonly Cycle[];
    /** The run is known to have neither result nor cycles. */
    readonly isFirst: boolean;
  },
): Promise<void> {
  if (!isFirst) {
    await tx.runResult.deleteMany({ where: { runId } });
    await tx.$executeRaw`DELETE FROM cycles WHERE run_id = ${runId}::uuid`;
  }
  const row = rowOf({ runId, ...result, isStale: false });
  // One statement however many cycles: the database takes the rows apart itself.
  await tx.$executeRaw`
    WITH result AS (
      INSERT INTO run_results SELECT * FROM jsonb_populate_record(NULL::run_results,
        ${JSON.stringify(row)}::jsonb || jsonb_build_object('computed_at', ${new Date()}::timestamptz)))
    INSERT INTO cycles SELECT * FROM jsonb_populate_recordset(NULL::cycles,
      ${JSON.stringify(cycles.map((cycle) => rowOf({ runId, ...cycle })))}::jsonb)`;
}

const columnNames = new Map<string, string>();

/** Under the names of the columns: "platedMahCm2" is `plated_mah_cm2`. */
function rowOf(fields: object): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    let column = columnNames.get(name);
    if (column === undefined) {
      column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      columnNames.set(name, column);
    }
    row[column] = value;
  }
  return row;
}

export async function listCycleRows(
  tx: Transaction,
  runId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<Cycle[]> {
  const rows = await tx.cycle.findMany({
    where: { runId, number: { gt: page.after } },
    orderBy: { number: "asc" },
    take: page.limit,
  });
  return rows.map(({ runId: _, ...cycle }) => cycle);
}

export async function findCycleRows(
  tx: Transaction,
  runId: string,
  numbers: readonly number[],
): Promise<Cycle[]> {
  const rows = await tx.cycle.findMany({
    where: { runId, number: { in: [...numbers] } },
    orderBy: { number: "asc" },
  });
  return rows.map(({ runId: _, ...cycle }) => cycle);
}

/** Marks results as out of date; returns the runs. */
export async function markResultsStale(
  tx: Transaction,
  where: Prisma.RunWhereInput,
): Promise<readonly string[]> {
  const runs = await tx.run.findMany({
    where: { AND: [where, { files: { some: { status: "done", kind: "cycling" } } }] },
    select: { id: true },
  });
  const ids = runs.map((run) => run.id);
  await tx.runResult.updateMany({ where: { runId: { in: ids } }, data: { isStale: true } });
  return ids;
}
