/** Lots in the database. */
import type { Lot, LotCreate, LotQuery, LotUpdate } from "@/lib/contract/lot";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromDay, dayOf, rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const include = {
  _count: { select: { pellets: { where: { archivedAt: null } } } },
} satisfies Prisma.LotInclude;

type Row = Prisma.LotGetPayload<{ include: typeof include }>;

function toLot(row: Row): Lot {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    kind: row.kind,
    name: row.name,
    vendor: row.vendor,
    product: row.product,
    lotNumber: row.lotNumber,
    composition: row.composition,
    purityPercent: row.purityPercent,
    thicknessUm: row.thicknessUm,
    diameterMm: row.diameterMm,
    arealCapacityMahCm2: row.arealCapacityMahCm2,
    receivedOn: dayOf(row.receivedOn),
    openedOn: dayOf(row.openedOn),
    notes: row.notes,
    provenance: row.provenance,
    pelletCount: row._count.pellets,
  };
}

export async function findLot(tx: Transaction, ref: string): Promise<Lot | null> {
  const row = await tx.lot.findUnique({ where: byReference(ref), include });
  return row === null ? null : toLot(row);
}

export async function listLotRows(
  tx: Transaction,
  query: LotQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Lot[]; nextCursor: string | null }> {
  const rows = await tx.lot.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, [
        "code",
        "name",
        "vendor",
        "product",
        "lotNumber",
        "composition",
        "notes",
      ]),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toLot);
}

/** Which of these lots lie in which project. */
export function projectsOfLots(tx: Transaction, ids: readonly string[]) {
  return tx.lot.findMany({ where: { id: { in: [...ids] } }, select: { id: true, projectId: true } });
}

function dates(input: Pick<LotUpdate, "receivedOn" | "openedOn">) {
  return { receivedOn: dateFromDay(input.receivedOn), openedOn: dateFromDay(input.openedOn) };
}

export async function insertLot(
  tx: Transaction,
  input: LotCreate & { code: string; provenance: Lot["provenance"] },
): Promise<Lot> {
  return toLot(await tx.lot.create({ data: { id: newId(), ...input, ...dates(input) }, include }));
}

export async function updateLotRow(
  tx: Transaction,
  id: string,
  change: Omit<LotUpdate, "ref" | "version">,
): Promise<Lot> {
  const data = { ...change, ...dates(change), version: { increment: 1 } };
  return toLot(await tx.lot.update({ where: { id }, data, include }));
}

export async function setLotArchived(tx: Transaction, id: string, archivedAt: Date | null): Promise<Lot> {
  const data = { archivedAt, version: { increment: 1 } };
  return toLot(await tx.lot.update({ where: { id }, data, include }));
}
