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
  const data = {
    ...result,
    ccd: (result.ccd ?? undefined) as Prisma.InputJsonValue | undefined,
    shorts: result.shorts as Prisma.InputJsonValue,
    lifeHits: result.lifeHits as Prisma.InputJsonValue,
    warnings: result.warnings as Prisma.InputJsonValue,
    parts: result.parts as Prisma.InputJsonValue,
    isStale: false,
    computedAt: new Date(),
  };
  if (!isFirst) {
    await tx.runResult.deleteMany({ where: { runId } });
    await tx.$executeRaw`DELETE FROM cycles WHERE run_id = ${runId}::uuid`;
  }
  await tx.runResult.createMany({ data: [{ runId, ...data }] });
  await insertCycles(tx, runId, cycles);
}

/** One statement however many cycles: the database takes the rows apart itself. */
async function insertCycles(tx: Transaction, runId: string, cycles: readonly Cycle[]): Promise<void> {
  if (cycles.length === 0) return;
  const rows = JSON.stringify(
    cycles.map((cycle) => ({
      number: cycle.number,
      vendor_cycle: cycle.vendorCycle,
      plated_mah: cycle.platedMah,
      stripped_mah: cycle.strippedMah,
      plated_mah_cm2: cycle.platedMahCm2,
      stripped_mah_cm2: cycle.strippedMahCm2,
      ce_fraction: cycle.ceFraction,
      mean_plating_v: cycle.meanPlatingV,
      mean_stripping_v: cycle.meanStrippingV,
      polarisation_v: cycle.polarisationV,
      plating_current_density_ma_cm2: cycle.platingCurrentDensityMaCm2,
      stripping_current_density_ma_cm2: cycle.strippingCurrentDensityMaCm2,
      start_s: cycle.startS,
      end_s: cycle.endS,
      first_record: cycle.firstRecord,
      last_record: cycle.lastRecord,
      turn_record: cycle.turnRecord,
      flags: cycle.flags,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO cycles (run_id, number, vendor_cycle, plated_mah, stripped_mah, plated_mah_cm2, stripped_mah_cm2,
      ce_fraction, mean_plating_v, mean_stripping_v, polarisation_v, plating_current_density_ma_cm2,
      stripping_current_density_ma_cm2, start_s, end_s, first_record, last_record, turn_record, flags)
    SELECT ${runId}::uuid, row.* FROM jsonb_to_recordset(${rows}::jsonb) AS row (
      number integer, vendor_cycle float8, plated_mah float8, stripped_mah float8, plated_mah_cm2 float8,
      stripped_mah_cm2 float8, ce_fraction float8, mean_plating_v float8, mean_stripping_v float8,
      polarisation_v float8, plating_current_density_ma_cm2 float8, stripping_current_density_ma_cm2 float8,
      start_s float8, end_s float8, first_record integer, last_record integer, turn_record integer, flags text[])`;
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
