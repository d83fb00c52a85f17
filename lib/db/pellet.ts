/** Pellets in the database: reading, inserting, changing. */
import type { ConductivitySource } from "@/lib/contract/conductivity";
import type { Pellet, PelletCreate, PelletQuery, PelletUpdate } from "@/lib/contract/pellet";
import type { Transaction } from "./client";
import { byReference, byReferences, mapByReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromInstant, instantOf, rowFieldsOf } from "./row";

const include = {
  lot: { select: { code: true } },
  treatments: { orderBy: [{ face: "asc" as const }, { position: "asc" as const }] },
  conductivities: { orderBy: { temperatureC: "asc" as const } },
} satisfies Prisma.PelletInclude;

type Row = Prisma.PelletGetPayload<{ include: typeof include }>;

function toPellet(row: Row): Pellet {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    lotId: row.lotId,
    lotCode: row.lot?.code ?? null,
    composition: row.composition,
    thicknessUm: row.thicknessUm,
    polishedThicknessUm: row.polishedThicknessUm,
    diameterMm: row.diameterMm,
    massMg: row.massMg,
    relativeDensityPercent: row.relativeDensityPercent,
    dewPointC: row.dewPointC,
    status: row.status,
    provenance: row.provenance,
    notes: row.notes,
    treatments: row.treatments.map((step) => ({
      face: step.face as "A" | "B",
      kind: step.kind as Pellet["treatments"][number]["kind"],
      agent: step.agent,
      durationMin: step.durationMin,
      temperatureC: step.temperatureC,
      performedAt: instantOf(step.performedAt),
      notes: step.notes,
    })),
    conductivities: row.conductivities.map((each) => ({
      temperatureC: each.temperatureC,
      conductivityMsCm: each.conductivityMsCm,
      standardUncertaintyMsCm: each.standardUncertaintyMsCm,
      part: each.part as Pellet["conductivities"][number]["part"],
      note: each.note,
      source: each.source as ConductivitySource | null,
    })),
  };
}

export async function findPellet(tx: Transaction, ref: string): Promise<Pellet | null> {
  const row = await tx.pellet.findUnique({ where: byReference(ref), include });
  return row === null ? null : toPellet(row);
}

/** Those of the references that name a pellet, by id and by code. */
export async function findPellets(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Pellet>> {
  const rows = await tx.pellet.findMany({ where: byReferences(refs), include });
  return mapByReference(rows.map(toPellet));
}

export async function listPelletRows(
  tx: Transaction,
  query: PelletQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Pellet[]; nextCursor: string | null }> {
  const search = query.search?.trim();
  const rows = await tx.pellet.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.lotId === undefined ? {} : { lotId: query.lotId }),
      ...(query.status === undefined ? {} : { status: query.status }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...(search === undefined || search === ""
        ? {}
        : {
            OR: ["code", "composition", "notes"].map((field) => ({
              [field]: { contains: search, mode: "insensitive" as const },
            })),
          }),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toPellet);
}

/** Positions count per face, in the order given. */
function treatmentRows(treatments: Pellet["treatments"]) {
  const next = { A: 0, B: 0 };
  return treatments.map(({ performedAt, ...step }) => ({
    ...step,
    performedAt: dateFromInstant(performedAt) ?? null,
    position: next[step.face]++,
  }));
}

/** Three statements and one reading, however many pellets; answered in the order given. */
export async function insertPellets(
  tx: Transaction,
  inputs: readonly (PelletCreate & { code: string; provenance: Pellet["provenance"] })[],
): Promise<Pellet[]> {
  const rows = inputs.map((input) => ({ id: newId(), ...input }));
  await tx.pellet.createMany({
    data: rows.map(({ treatments, conductivities, ...fields }) => fields),
  });
  await tx.pelletTreatment.createMany({
    data: rows.flatMap(({ id, treatments = [] }) =>
      treatmentRows(treatments).map((step) => ({ ...step, pelletId: id })),
    ),
  });
  await tx.pelletConductivity.createMany({
    data: rows.flatMap(({ id, conductivities = [] }) =>
      conductivities.map((each) => ({ ...each, pelletId: id })),
    ),
  });
  const made = await findPellets(
    tx,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => made.get(row.id) ?? []);
}

/** Sets the status of many pellets at once. */
export async function setPelletStatus(
  tx: Transaction,
  ids: readonly string[],
  status: Pellet["status"],
): Promise<void> {
  await tx.pellet.updateMany({
    where: { id: { in: [...ids] } },
    data: { status, version: { increment: 1 } },
  });
}

export async function updatePelletRow(
  tx: Transaction,
  id: string,
  change: Omit<PelletUpdate, "ref" | "version">,
): Promise<Pellet> {
  const { treatments, conductivities, ...fields } = change;
  // Steps have no identity of their own: the ordered list is replaced whole, the history keeps the old one.
  if (treatments !== undefined) await tx.pelletTreatment.deleteMany({ where: { pelletId: id } });
  const measured = conductivities === undefined ? undefined : await withSources(tx, id, conductivities);
  if (measured !== undefined) await tx.pelletConductivity.deleteMany({ where: { pelletId: id } });
  const row = await tx.pellet.update({
    where: { id },
    data: {
      ...fields,
      version: { increment: 1 },
      ...(treatments === undefined ? {} : { treatments: { create: treatmentRows(treatments) } }),
      ...(measured === undefined ? {} : { conductivities: { create: measured } }),
    },
    include,
  });
  return toPellet(row);
}

/** A value that stays as it was keeps the spectrum it came from; a changed one is a person's statement. */
async function withSources(
  tx: Transaction,
  pelletId: string,
  conductivities: NonNullable<PelletUpdate["conductivities"]>,
): Promise<Omit<Prisma.PelletConductivityCreateManyPelletInput, "id">[]> {
  const known = await tx.pelletConductivity.findMany({ where: { pelletId } });
  return conductivities.map((each) => {
    const same = known.find(
      (row) =>
        row.temperatureC === each.temperatureC &&
        row.conductivityMsCm === each.conductivityMsCm &&
        row.standardUncertaintyMsCm === each.standardUncertaintyMsCm &&
        row.part === each.part,
    );
    return { ...each, ...(same?.source ? { source: same.source } : {}) };
  });
}

export async function setPelletArchived(
  tx: Transaction,
  id: string,
  state: { readonly archivedAt: Date | null; readonly status: Pellet["status"] },
): Promise<Pellet> {
  const row = await tx.pellet.update({
    where: { id },
    data: { ...state, version: { increment: 1 } },
    include,
  });
  return toPellet(row);
}
