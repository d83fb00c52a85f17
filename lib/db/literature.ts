/** Bulk upkeep of a published data set: rows are found again by their code, statements by their source key. */
import { canonicalJson } from "./audit";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { newId } from "./id";

export type Fields = Readonly<Record<string, unknown>>;

/** What a save did, for the history. */
export interface Saved {
  readonly action: "create" | "update" | "archive";
  readonly id: string;
  readonly code: string | null;
  readonly before?: Fields;
  readonly after: Fields;
}

export interface SavedRows {
  readonly ids: ReadonlyMap<string, string>;
  readonly changes: readonly Saved[];
}

const tables = {
  lot: "lot",
  pellet: "pellet",
  deposition: "deposition",
  interlayer: "interlayer",
  cell: "cell",
  protocol: "protocol",
  run: "run",
  characterization: "characterization",
} as const;

export type LiteratureEntity = keyof typeof tables;

/** What the upkeep needs of Prisma's delegates, which differ only in their row types. */
export interface Table {
  findMany(query: object): Promise<Fields[]>;
  createMany(query: { data: Fields[] }): Promise<unknown>;
  update(query: { where: { id: string }; data: Fields }): Promise<unknown>;
}

export function table(tx: Transaction, entity: LiteratureEntity | "assertion"): Table {
  return tx[entity] as unknown as Table;
}

/** Creates rows that are new by code, updates those that differ, leaves the rest. */
export async function saveByCode(
  tx: Transaction,
  entity: LiteratureEntity,
  rows: readonly (Fields & { readonly code: string })[],
): Promise<SavedRows> {
  const rowsOf = table(tx, entity);
  const found = await rowsOf.findMany({ where: { code: { in: rows.map(({ code }) => code) } } });
  const known = new Map(found.map((row) => [String(row.code), row]));
  const ids = new Map<string, string>();
  const changes: Saved[] = [];
  const made: Fields[] = [];
  for (const row of rows) {
    const before = known.get(row.code);
    const id = String(before?.id ?? newId());
    ids.set(row.code, id);
    if (before === undefined) {
      made.push({ id, ...row });
      changes.push({ action: "create", id, code: row.code, after: { id, version: 1, ...row } });
    } else if (differs(before, row)) {
      await rowsOf.update({ where: { id }, data: { ...row, version: { increment: 1 } } });
      const after = { ...before, ...row, version: Number(before.version) + 1 };
      changes.push({ action: "update", id, code: row.code, before, after });
    }
  }
  if (made.length > 0) await rowsOf.createMany({ data: made });
  return { ids, changes };
}

export function differs(before: Fields, wanted: Fields): boolean {
  return Object.entries(wanted).some(
    ([field, value]) => canonicalJson(before[field]) !== canonicalJson(value),
  );
}

/** Ordered parts have no identity of their own: they are laid anew under their rows. */
export async function replaceParts(
  tx: Transaction,
  parts: {
    readonly treatments: readonly Prisma.PelletTreatmentCreateManyInput[];
    readonly conductivities: readonly Prisma.PelletConductivityCreateManyInput[];
    readonly interlayerLayers: readonly Prisma.InterlayerLayerCreateManyInput[];
    readonly cellLayers: readonly Prisma.CellLayerCreateManyInput[];
    readonly assemblySteps: readonly Prisma.AssemblyStepCreateManyInput[];
    readonly findings: readonly Prisma.FindingCreateManyInput[];
    readonly alsoOnCells: readonly Prisma.CharacterizationCellCreateManyInput[];
  },
  ids: Readonly<Record<"pellets" | "interlayers" | "cells" | "characterizations", readonly string[]>>,
): Promise<void> {
  const pellets = { pelletId: { in: [...ids.pellets] } };
  const cells = { cellId: { in: [...ids.cells] } };
  const characterizations = { characterizationId: { in: [...ids.characterizations] } };
  await tx.pelletTreatment.deleteMany({ where: pellets });
  await tx.pelletTreatment.createMany({ data: [...parts.treatments] });
  await tx.pelletConductivity.deleteMany({ where: pellets });
  await tx.pelletConductivity.createMany({ data: [...parts.conductivities] });
  await tx.interlayerLayer.deleteMany({ where: { interlayerId: { in: [...ids.interlayers] } } });
  await tx.interlayerLayer.createMany({ data: [...parts.interlayerLayers] });
  await tx.cellLayer.deleteMany({ where: cells });
  await tx.cellLayer.createMany({ data: [...parts.cellLayers] });
  await tx.assemblyStep.deleteMany({ where: cells });
  await tx.assemblyStep.createMany({ data: [...parts.assemblySteps] });
  await tx.finding.deleteMany({ where: characterizations });
  await tx.finding.createMany({ data: [...parts.findings] });
  await tx.characterizationCell.deleteMany({ where: characterizations });
  await tx.characterizationCell.createMany({ data: [...parts.alsoOnCells] });
}

/** The publication by its DOI, and whether it was made from exactly this data set. */
export async function findPublicationByDoi(
  tx: Transaction,
  doi: string,
): Promise<{
  readonly id: string;
  readonly projectId: string;
  readonly datasetSha256: string | null;
} | null> {
  const row = await tx.publication.findUnique({ where: { doi } });
  if (row === null) return null;
  const details = row.details as { datasetSha256?: unknown };
  const hash = details.datasetSha256;
  return { id: row.id, projectId: row.projectId, datasetSha256: typeof hash === "string" ? hash : null };
}

export async function savePublication(
  tx: Transaction,
  projectId: string,
  publication: {
    readonly doi: string;
    readonly title: string;
    readonly shortName: string;
    readonly authors: readonly string[];
    readonly journal: string | null;
    readonly year: number | null;
    readonly licence: string | null;
    readonly details: object;
  },
): Promise<string> {
  const data = {
    ...publication,
    authors: [...publication.authors],
    details: publication.details as Prisma.InputJsonObject,
  };
  const row = await tx.publication.upsert({
    where: { doi: publication.doi },
    create: { id: newId(), projectId, ...data },
    update: { ...data, version: { increment: 1 } },
    select: { id: true },
  });
  return row.id;
}
