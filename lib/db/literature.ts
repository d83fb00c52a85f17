/** Bulk upkeep of a published data set: rows are found again by their code, statements by their source key. */
import { canonicalJson } from "./audit";
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";
import { newId } from "./id";

type Fields = Readonly<Record<string, unknown>>;

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
interface Table {
  findMany(query: object): Promise<Fields[]>;
  createMany(query: { data: Fields[] }): Promise<unknown>;
  update(query: { where: { id: string }; data: Fields }): Promise<unknown>;
}

function table(tx: Transaction, entity: LiteratureEntity | "assertion"): Table {
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

function differs(before: Fields, wanted: Fields): boolean {
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

export interface LiteratureStatement extends Fields {
  readonly sourceKey: string;
}

/**
 * Statements of a publication by source key: new ones are made, changed ones corrected, those that the source no
 * longer makes are archived. What a person decided of one, its status, stays.
 */
export async function saveStatements(
  tx: Transaction,
  publicationId: string,
  statements: readonly LiteratureStatement[],
): Promise<SavedRows> {
  const rowsOf = table(tx, "assertion");
  const found = await rowsOf.findMany({ where: { publicationId, sourceKey: { not: null } } });
  const known = new Map(found.map((row) => [String(row.sourceKey), row]));
  const ids = new Map<string, string>();
  const changes: Saved[] = [];
  const made: Fields[] = [];
  for (const statement of statements) {
    const { sourceKey } = statement;
    const before = known.get(sourceKey);
    known.delete(sourceKey);
    const id = String(before?.id ?? newId());
    ids.set(sourceKey, id);
    const wanted = { ...statement, publicationId, archivedAt: null };
    if (before === undefined) {
      made.push({ id, ...stored(wanted), status: "accepted" });
      const after = { id, version: 1, ...wanted, status: "accepted" };
      changes.push({ action: "create", id, code: null, after });
    } else if (differs(before, wanted)) {
      await rowsOf.update({ where: { id }, data: { ...stored(wanted), version: { increment: 1 } } });
      const after = { ...before, ...wanted, version: Number(before.version) + 1 };
      changes.push({ action: "update", id, code: null, before, after });
    }
  }
  if (made.length > 0) await rowsOf.createMany({ data: made });
  for (const before of known.values()) {
    if (before.archivedAt !== null) continue;
    const id = String(before.id);
    await rowsOf.update({ where: { id }, data: { archivedAt: new Date(), version: { increment: 1 } } });
    const after = { ...before, version: Number(before.version) + 1 };
    changes.push({ action: "archive", id, code: null, before, after });
  }
  return { ids, changes };
}

/** SQL's null, not JSON's, for a statement without derivation. */
function stored(statement: Fields): Fields {
  return { ...statement, derivation: statement.derivation ?? Prisma.DbNull };
}

/** The register's conflicts by key, with their statements; a person's resolution is never touched. */
export async function saveConflicts(
  tx: Transaction,
  projectId: string,
  conflicts: readonly {
    readonly key: string;
    readonly type: string;
    readonly subject: string;
    readonly statements: readonly object[];
    readonly handling: string;
    readonly assertionIds: readonly string[];
  }[],
): Promise<SavedRows> {
  const keys = conflicts.map(({ key }) => key);
  const found = await tx.conflict.findMany({ where: { projectId, key: { in: keys } } });
  const known = new Map(found.map((row) => [row.key, row]));
  const ids = new Map<string, string>();
  const changes: Saved[] = [];
  const links: { conflictId: string; assertionId: string }[] = [];
  for (const { assertionIds, statements, ...fields } of conflicts) {
    const wanted = { ...fields, statements: statements as Prisma.InputJsonArray };
    const before = known.get(fields.key);
    const id = before?.id ?? newId();
    ids.set(fields.key, id);
    links.push(...assertionIds.map((assertionId) => ({ conflictId: id, assertionId })));
    if (before === undefined) {
      await tx.conflict.create({ data: { id, projectId, ...wanted } });
      changes.push({
        action: "create",
        id,
        code: fields.key,
        after: { id, version: 1, projectId, ...wanted },
      });
    } else if (differs(before, wanted)) {
      await tx.conflict.update({ where: { id }, data: { ...wanted, version: { increment: 1 } } });
      const after = { ...before, ...wanted, version: before.version + 1 };
      changes.push({ action: "update", id, code: fields.key, before, after });
    }
  }
  // A statement that was preferred stays linked, even if the source no longer names it there.
  const preferred = found.flatMap((row) => row.preferredAssertionId ?? []);
  await tx.conflictAssertion.deleteMany({
    where: { conflictId: { in: [...ids.values()] }, assertionId: { notIn: preferred } },
  });
  await tx.conflictAssertion.createMany({ data: links, skipDuplicates: true });
  return { ids, changes };
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
