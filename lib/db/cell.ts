/** Cells in the database: one at a time, with everything a page of one shows. */
import type { Cell } from "@/lib/contract/cell";
import { cellAreas } from "@/lib/domain/cell-areas";
import type { Transaction } from "./client";
import { byReference, mapByReference } from "./code";
import { exclusionInclude, toExclusion } from "./exclusion";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { dateFromDay, dayOf, rowFieldsOf } from "./row";

const include = {
  builtBy: { select: { name: true } },
  layers: { orderBy: { position: "asc" as const } },
  assemblySteps: { orderBy: { position: "asc" as const } },
  exclusions: { include: exclusionInclude, orderBy: { createdAt: "desc" as const } },
  interlayer: {
    include: {
      layers: {
        select: { deposition: { select: { id: true, code: true } } },
        orderBy: { position: "asc" as const },
      },
      pellet: {
        select: {
          id: true,
          code: true,
          composition: true,
          diameterMm: true,
          lot: { select: { id: true, code: true, name: true } },
        },
      },
    },
  },
} satisfies Prisma.CellInclude;

type Row = Prisma.CellGetPayload<{ include: typeof include }>;

function toCell(row: Row): Cell {
  const { interlayer } = row;
  const { pellet } = interlayer;
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    kind: row.kind,
    interlayerId: row.interlayerId,
    label: row.label,
    housing: row.housing as Cell["housing"],
    counterDiameterMm: row.counterDiameterMm,
    cathodeDiameterMm: row.cathodeDiameterMm,
    areaBasis: row.areaBasis as Cell["areaBasis"],
    operandoTechnique: row.operandoTechnique as Cell["operandoTechnique"],
    operandoWindow: row.operandoWindow,
    collectorFoil: row.collectorFoil,
    lithiumThicknessUm: row.lithiumThicknessUm,
    cathode: row.cathode,
    cathodeLoadingMahCm2: row.cathodeLoadingMahCm2,
    catholyte: row.catholyte,
    catholyteAmount: row.catholyteAmount,
    catholyteAmountUnit: row.catholyteAmountUnit as Cell["catholyteAmountUnit"],
    stackPressureMpa: row.stackPressureMpa,
    environment: row.environment,
    dewPointC: row.dewPointC,
    platingSign: row.platingSign as Cell["platingSign"],
    platingSignSource: row.platingSignSource,
    platingSignReason: row.platingSignReason,
    builtById: row.builtById,
    builtByName: row.builtBy?.name ?? null,
    builtOn: dayOf(row.builtOn),
    status: row.status,
    notes: row.notes,
    provenance: row.provenance,
    layers: row.layers.map((layer) => ({
      role: layer.role as Cell["layers"][number]["role"],
      material: layer.material,
      thicknessUm: layer.thicknessUm,
      diameterMm: layer.diameterMm,
      lotId: layer.lotId,
      notes: layer.notes,
    })),
    assemblySteps: row.assemblySteps.map((step) => ({
      kind: step.kind as Cell["assemblySteps"][number]["kind"],
      pressureMpa: step.pressureMpa,
      temperatureC: step.temperatureC,
      durationMin: step.durationMin,
      notes: step.notes,
    })),
    areas: cellAreas({
      maskDiameterMm: interlayer.maskDiameterMm,
      cathodeDiameterMm: row.cathodeDiameterMm,
      pelletDiameterMm: pellet.diameterMm,
      counterDiameterMm: row.counterDiameterMm,
    }),
    lineage: {
      interlayer: {
        id: interlayer.id,
        code: interlayer.code,
        metal: interlayer.metal,
        nominalThicknessNm: interlayer.nominalThicknessNm,
        face: interlayer.face as "A" | "B",
        isBare: interlayer.isBare,
      },
      pellet: { id: pellet.id, code: pellet.code, composition: pellet.composition },
      lot: pellet.lot,
      depositions: depositionsOf(interlayer.layers),
    },
    exclusions: row.exclusions.map(toExclusion),
  };
}

/** One deposition may have made several layers: each is named once. */
function depositionsOf(layers: Row["interlayer"]["layers"]) {
  const all = layers.flatMap((layer) => layer.deposition ?? []);
  return all.filter((each, index) => all.findIndex((other) => other.id === each.id) === index);
}

export async function findCell(tx: Transaction, ref: string): Promise<Cell | null> {
  const row = await tx.cell.findUnique({ where: byReference(ref), include });
  return row === null ? null : toCell(row);
}

/** What people edit of a cell, and what the services decide beside it. */
export interface CellFields
  extends Partial<
    Omit<
      Cell,
      | "id"
      | "code"
      | "version"
      | "createdAt"
      | "updatedAt"
      | "archivedAt"
      | "projectId"
      | "provenance"
      | "builtByName"
      | "areas"
      | "lineage"
      | "exclusions"
    >
  > {}

export type NewCell = CellFields & Pick<Cell, "code" | "projectId" | "interlayerId" | "provenance">;

/** Three statements and one reading, however many cells; answered in the order given. */
export async function insertCells(tx: Transaction, inputs: readonly NewCell[]): Promise<Cell[]> {
  const cells = inputs.map((input) => ({ id: newId(), ...input }));
  await tx.cell.createMany({
    data: cells.map(({ layers, assemblySteps, builtOn, ...fields }) => ({
      ...fields,
      builtOn: dateFromDay(builtOn),
    })),
  });
  await tx.cellLayer.createMany({
    data: cells.flatMap(({ id, layers = [] }) => numbered(layers).map((layer) => ({ ...layer, cellId: id }))),
  });
  await tx.assemblyStep.createMany({
    data: cells.flatMap(({ id, assemblySteps = [] }) =>
      numbered(assemblySteps).map((step) => ({ ...step, cellId: id })),
    ),
  });
  const rows = await tx.cell.findMany({ where: { id: { in: cells.map((cell) => cell.id) } }, include });
  const made = mapByReference(rows.map(toCell));
  return cells.flatMap((cell) => made.get(cell.id) ?? []);
}

function numbered<Item extends object>(items: readonly Item[]) {
  return items.map((item, position) => ({ ...item, position }));
}

/** Layers and steps have no identity of their own: an ordered list is replaced whole, the history keeps the old one. */
export async function updateCellRow(tx: Transaction, id: string, change: CellFields): Promise<Cell> {
  const { layers, assemblySteps, builtOn, ...fields } = change;
  if (layers !== undefined) await tx.cellLayer.deleteMany({ where: { cellId: id } });
  if (assemblySteps !== undefined) await tx.assemblyStep.deleteMany({ where: { cellId: id } });
  const row = await tx.cell.update({
    where: { id },
    data: {
      ...fields,
      builtOn: dateFromDay(builtOn),
      version: { increment: 1 },
      ...(layers === undefined ? {} : { layers: { create: numbered(layers) } }),
      ...(assemblySteps === undefined ? {} : { assemblySteps: { create: numbered(assemblySteps) } }),
    },
    include,
  });
  return toCell(row);
}

export async function setCellArchived(tx: Transaction, id: string, archivedAt: Date | null): Promise<Cell> {
  const data = { archivedAt, version: { increment: 1 } };
  return toCell(await tx.cell.update({ where: { id }, data, include }));
}
