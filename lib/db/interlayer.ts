/** Interlayers in the database. */
import type { Interlayer, InterlayerLayer, InterlayerQuery } from "@/lib/contract/interlayer";
import { interlayerLabel, totalNominalThicknessNm } from "@/lib/domain/interlayer-label";
import type { Transaction } from "./client";
import { byReference, byReferences, mapByReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const include = {
  pellet: { select: { code: true } },
  layers: { orderBy: { position: "asc" as const }, include: { deposition: { select: { code: true } } } },
  cells: {
    where: { archivedAt: null },
    select: { id: true, code: true, status: true },
    orderBy: { id: "asc" as const },
  },
} satisfies Prisma.InterlayerInclude;

type Row = Prisma.InterlayerGetPayload<{ include: typeof include }>;

function toInterlayer(row: Row): Interlayer {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    pelletId: row.pelletId,
    pelletCode: row.pellet.code,
    face: row.face as "A" | "B",
    isBare: row.isBare,
    metal: row.metal,
    nominalThicknessNm: row.nominalThicknessNm,
    maskDiameterMm: row.maskDiameterMm,
    notes: row.notes,
    layers: row.layers.map((layer) => ({
      metal: layer.metal,
      nominalThicknessNm: layer.nominalThicknessNm,
      measuredThicknessNm: layer.measuredThicknessNm,
      measuredBy: layer.measuredBy,
      depositionId: layer.depositionId,
      depositionCode: layer.deposition?.code ?? null,
    })),
    provenance: row.provenance,
    cells: row.cells,
  };
}

export async function findInterlayer(tx: Transaction, ref: string): Promise<Interlayer | null> {
  const row = await tx.interlayer.findUnique({ where: byReference(ref), include });
  return row === null ? null : toInterlayer(row);
}

/** What the run's cell is built on. */
export async function findInterlayerOfRun(tx: Transaction, runId: string): Promise<Interlayer | null> {
  const row = await tx.interlayer.findFirst({
    where: { cells: { some: { runs: { some: { id: runId } } } } },
    include,
  });
  return row === null ? null : toInterlayer(row);
}

/** Those of the references that name an interlayer, by id and by code. */
export async function findInterlayers(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Interlayer>> {
  const rows = await tx.interlayer.findMany({ where: byReferences(refs), include });
  return mapByReference(rows.map(toInterlayer));
}

export async function listInterlayerRows(
  tx: Transaction,
  query: InterlayerQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Interlayer[]; nextCursor: string | null }> {
  const liveCells = { archivedAt: null };
  const rows = await tx.interlayer.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.pelletId === undefined ? {} : { pelletId: query.pelletId }),
      ...(query.lotId === undefined ? {} : { pellet: { lotId: query.lotId } }),
      ...(query.depositionId === undefined ? {} : { layers: { some: { depositionId: query.depositionId } } }),
      ...(query.metal === undefined ? {} : { metal: query.metal }),
      ...(query.isFree === undefined
        ? {}
        : { cells: query.isFree ? { none: liveCells } : { some: liveCells } }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, ["code", "metal", "notes"]),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toInterlayer);
}

/** Live interlayers on these pellets, for "is this face free?". */
export function interlayersOnPellets(tx: Transaction, pelletIds: readonly string[]) {
  return tx.interlayer.findMany({
    where: { pelletId: { in: [...pelletIds] }, archivedAt: null },
    select: { pelletId: true, face: true, code: true },
  });
}

type NewLayer = Omit<InterlayerLayer, "depositionCode">;

export interface NewInterlayer
  extends Pick<Interlayer, "projectId" | "pelletId" | "face" | "maskDiameterMm" | "notes" | "provenance"> {
  readonly code: string;
  readonly layers: readonly NewLayer[];
}

/** Two statements and one reading, however many; answered in the order given. */
export async function insertInterlayers(
  tx: Transaction,
  inputs: readonly NewInterlayer[],
): Promise<Interlayer[]> {
  if (inputs.length === 0) return [];
  const rows = inputs.map((input) => ({ id: newId(), ...input }));
  await tx.interlayer.createMany({
    data: rows.map(({ layers, ...fields }) => ({
      ...fields,
      isBare: layers.length === 0,
      metal: interlayerLabel(layers),
      nominalThicknessNm: totalNominalThicknessNm(layers),
    })),
  });
  await tx.interlayerLayer.createMany({
    data: rows.flatMap(({ id, layers }) =>
      layerRows(layers).map((layer) => ({ ...layer, interlayerId: id })),
    ),
  });
  const made = await findInterlayers(
    tx,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => made.get(row.id) ?? []);
}

/** Positions count from the pellet outward. */
function layerRows(layers: readonly NewLayer[]) {
  return layers.map(
    ({ metal, nominalThicknessNm, measuredThicknessNm, measuredBy, depositionId }, position) => ({
      ...{ metal, nominalThicknessNm, measuredThicknessNm, measuredBy, depositionId },
      position,
    }),
  );
}

/** Sets what is given; layers are replaced whole and keep label and total thickness in step. */
export async function updateInterlayerRow(
  tx: Transaction,
  id: string,
  change: {
    readonly maskDiameterMm?: number | null | undefined;
    readonly notes?: string | undefined;
    readonly layers?: readonly NewLayer[] | undefined;
  },
): Promise<Interlayer> {
  const { layers, ...fields } = change;
  if (layers !== undefined) await tx.interlayerLayer.deleteMany({ where: { interlayerId: id } });
  const row = await tx.interlayer.update({
    where: { id },
    data: {
      ...fields,
      version: { increment: 1 },
      ...(layers === undefined
        ? {}
        : {
            metal: interlayerLabel(layers),
            nominalThicknessNm: totalNominalThicknessNm(layers),
            layers: { create: layerRows(layers) },
          }),
    },
    include,
  });
  return toInterlayer(row);
}

export async function setInterlayerArchived(
  tx: Transaction,
  id: string,
  archivedAt: Date | null,
): Promise<Interlayer> {
  const data = { archivedAt, version: { increment: 1 } };
  return toInterlayer(await tx.interlayer.update({ where: { id }, data, include }));
}
