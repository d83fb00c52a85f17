/** Depositions in the database. */
import type {
  Deposition,
  DepositionCreate,
  DepositionQuery,
  DepositionUpdate,
} from "@/lib/contract/deposition";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromInstant, instantOf, rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const include = {
  targetLot: { select: { code: true } },
  operator: { select: { name: true } },
  layers: {
    where: { interlayer: { archivedAt: null } },
    include: { interlayer: { select: { code: true, face: true, pellet: { select: { code: true } } } } },
    orderBy: { interlayerId: "asc" as const },
  },
} satisfies Prisma.DepositionInclude;

type Row = Prisma.DepositionGetPayload<{ include: typeof include }>;

function toDeposition(row: Row): Deposition {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    method: row.method,
    metal: row.metal,
    targetLotId: row.targetLotId,
    targetLotCode: row.targetLot?.code ?? null,
    basePressureTorr: row.basePressureTorr,
    workingPressureTorr: row.workingPressureTorr,
    gas: row.gas,
    gasFlowSccm: row.gasFlowSccm,
    gasPurityPercent: row.gasPurityPercent,
    substrateTemperatureC: row.substrateTemperatureC,
    preSputterMin: row.preSputterMin,
    powerW: row.powerW,
    rateNmPerMin: row.rateNmPerMin,
    durationMin: row.durationMin,
    instrument: row.instrument,
    operatorId: row.operatorId,
    operatorName: row.operator?.name ?? null,
    performedAt: instantOf(row.performedAt),
    notes: row.notes,
    provenance: row.provenance,
    coatings: row.layers.map((layer) => ({
      interlayerId: layer.interlayerId,
      interlayerCode: layer.interlayer.code,
      pelletCode: layer.interlayer.pellet.code,
      face: layer.interlayer.face as "A" | "B",
      position: layer.position,
      nominalThicknessNm: layer.nominalThicknessNm,
      measuredThicknessNm: layer.measuredThicknessNm,
    })),
  };
}

export async function findDeposition(tx: Transaction, ref: string): Promise<Deposition | null> {
  const row = await tx.deposition.findUnique({ where: byReference(ref), include });
  return row === null ? null : toDeposition(row);
}

export async function listDepositionRows(
  tx: Transaction,
  query: DepositionQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Deposition[]; nextCursor: string | null }> {
  const rows = await tx.deposition.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.metal === undefined ? {} : { metal: query.metal }),
      ...(query.targetLotId === undefined ? {} : { targetLotId: query.targetLotId }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, ["code", "method", "metal", "instrument", "notes"]),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toDeposition);
}

export async function insertDeposition(
  tx: Transaction,
  input: Omit<DepositionCreate, "coatings"> & {
    readonly code: string;
    readonly provenance: Deposition["provenance"];
  },
): Promise<Deposition> {
  const data = { id: newId(), ...input, performedAt: dateFromInstant(input.performedAt) };
  return toDeposition(await tx.deposition.create({ data, include }));
}

export async function updateDepositionRow(
  tx: Transaction,
  id: string,
  change: Omit<DepositionUpdate, "ref" | "version">,
): Promise<Deposition> {
  const data = {
    ...change,
    performedAt: dateFromInstant(change.performedAt),
    version: { increment: 1 },
  };
  return toDeposition(await tx.deposition.update({ where: { id }, data, include }));
}

export async function setDepositionArchived(
  tx: Transaction,
  id: string,
  archivedAt: Date | null,
): Promise<Deposition> {
  const data = { archivedAt, version: { increment: 1 } };
  return toDeposition(await tx.deposition.update({ where: { id }, data, include }));
}
