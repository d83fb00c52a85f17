/** Assertions in the database. */
import type { Assertion, AssertionQuery } from "@/lib/contract/assertion";
import { type SubjectKind, subjectKind } from "@/lib/contract/subject";
import { valueWarnings } from "@/lib/domain/findings";
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { instantOf } from "./row";
import { containsInAny } from "./search-text";
import { subjectColumn, subjectInclude, subjectOf } from "./subject";

const statement = {
  property: true,
  valueNumber: true,
  valueLow: true,
  valueHigh: true,
  valueText: true,
  valueBoolean: true,
  unit: true,
  locator: true,
} as const;

export const assertionInclude = {
  ...subjectInclude,
  publication: { select: { shortName: true } },
  conflicts: {
    orderBy: { conflict: { key: "asc" as const } },
    include: {
      conflict: {
        select: {
          id: true,
          key: true,
          type: true,
          resolution: true,
          preferredAssertionId: true,
          preferredAssertion: { select: statement },
        },
      },
    },
  },
} satisfies Prisma.AssertionInclude;

export type AssertionRow = Prisma.AssertionGetPayload<{ include: typeof assertionInclude }>;

type Printed = Pick<AssertionRow, keyof typeof statement>;

/** The same printed statement, told of several subjects: "40 µm, Methods" for each of eleven cells. */
function isSameStatement(a: Printed, b: Printed): boolean {
  return (Object.keys(statement) as (keyof typeof statement)[]).every((field) => a[field] === b[field]);
}

export function toAssertion(row: AssertionRow): Assertion {
  const fields = {
    property: row.property,
    valueNumber: row.valueNumber,
    valueLow: row.valueLow,
    valueHigh: row.valueHigh,
    unit: row.unit,
    unitAsPrinted: row.unitAsPrinted,
  };
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    archivedAt: instantOf(row.archivedAt),
    projectId: row.projectId,
    sourceKey: row.sourceKey,
    subject: subjectOf(row),
    ...fields,
    valueText: row.valueText,
    valueBoolean: row.valueBoolean,
    qualifier: row.qualifier as Assertion["qualifier"],
    nature: row.nature as Assertion["nature"],
    missingReason: row.missingReason as Assertion["missingReason"],
    uncertainty: row.uncertainty as Assertion["uncertainty"],
    conditions: row.conditions as Assertion["conditions"],
    derivation: row.derivation as Assertion["derivation"],
    publicationId: row.publicationId,
    citation: row.publication?.shortName ?? null,
    locator: row.locator,
    extraction: row.extraction as Assertion["extraction"],
    note: row.note,
    status: row.status,
    conflicts: row.conflicts.map(({ conflict }) => ({
      id: conflict.id,
      key: conflict.key,
      type: conflict.type as Assertion["conflicts"][number]["type"],
      resolution: conflict.resolution,
      isPreferred:
        conflict.preferredAssertionId === row.id ||
        (conflict.preferredAssertion !== null && isSameStatement(conflict.preferredAssertion, row)),
    })),
    warnings: [...valueWarnings(fields)],
  };
}

export async function findAssertion(tx: Transaction, id: string): Promise<Assertion | null> {
  const row = await tx.assertion.findUnique({ where: { id }, include: assertionInclude });
  return row === null ? null : toAssertion(row);
}

/** Everything stated of one subject, oldest first. */
export async function assertionsOfSubject(
  tx: Transaction,
  subject: { readonly kind: SubjectKind; readonly id: string },
): Promise<Assertion[]> {
  const rows = await tx.assertion.findMany({
    where: { ...subjectColumn(subject.kind, subject.id), archivedAt: null },
    orderBy: { id: "asc" },
    include: assertionInclude,
  });
  return rows.map(toAssertion);
}

/** Everything a publication states of subjects of one kind, or with null of none, oldest first. */
export async function assertionsOfPublication(
  tx: Transaction,
  publicationId: string,
  kind: SubjectKind | null,
): Promise<Assertion[]> {
  const about: Prisma.AssertionWhereInput =
    kind === null
      ? Object.fromEntries(subjectKind.options.map((each) => [`${each}Id`, null]))
      : { [`${kind}Id`]: { not: null } };
  const rows = await tx.assertion.findMany({
    where: { publicationId, archivedAt: null, ...about },
    orderBy: { id: "asc" },
    include: assertionInclude,
  });
  return rows.map(toAssertion);
}

export async function listAssertionRows(
  tx: Transaction,
  query: Omit<AssertionQuery, "subject"> & { subject?: { kind: SubjectKind; id: string } | undefined },
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Assertion[]; nextCursor: string | null }> {
  const { subject, conflictKey } = query;
  const rows = await tx.assertion.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(subject === undefined ? {} : subjectColumn(subject.kind, subject.id)),
      ...(query.property === undefined ? {} : { property: query.property }),
      ...(query.publicationId === undefined ? {} : { publicationId: query.publicationId }),
      ...(query.sourceKey === undefined ? {} : { sourceKey: query.sourceKey }),
      ...(query.status === undefined ? {} : { status: query.status }),
      ...(query.missingReason === undefined ? {} : { missingReason: query.missingReason }),
      ...(conflictKey === undefined ? {} : { conflicts: { some: { conflict: { key: conflictKey } } } }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, ["property", "valueText", "note"]),
    },
    include: assertionInclude,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toAssertion);
}

/** What a new assertion stores; the contract's fields, and where it belongs. */
export type NewAssertion = Partial<
  Omit<Assertion, "id" | "version" | "createdAt" | "subject" | "conflicts" | "warnings" | "citation">
> & { readonly projectId: string; readonly property: string };

export async function insertAssertion(
  tx: Transaction,
  input: NewAssertion,
  subject: { readonly kind: SubjectKind; readonly id: string } | null,
): Promise<Assertion> {
  const { uncertainty, derivation, conditions, archivedAt, ...fields } = input;
  const row = await tx.assertion.create({
    data: {
      id: newId(),
      ...fields,
      ...(subject === null ? {} : subjectColumn(subject.kind, subject.id)),
      conditions: (conditions ?? {}) as Prisma.InputJsonObject,
      uncertainty: jsonOrNull(uncertainty),
      derivation: jsonOrNull(derivation),
    } as Prisma.AssertionUncheckedCreateInput,
    include: assertionInclude,
  });
  return toAssertion(row);
}

export function jsonOrNull(value: object | null | undefined) {
  return value === null || value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonObject);
}

export async function setAssertionStatus(
  tx: Transaction,
  id: string,
  status: Assertion["status"],
): Promise<Assertion> {
  const row = await tx.assertion.update({
    where: { id },
    data: { status, version: { increment: 1 } },
    include: assertionInclude,
  });
  return toAssertion(row);
}
