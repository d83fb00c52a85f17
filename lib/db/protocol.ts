/** Protocols in the database. */
import {
  type Protocol,
  type ProtocolCreate,
  type ProtocolQuery,
  type ProtocolUpdate,
  storedProtocolSteps,
} from "@/lib/contract/protocol";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const include = { _count: { select: { runs: true } } } satisfies Prisma.ProtocolInclude;

type Row = Prisma.ProtocolGetPayload<{ include: typeof include }>;

function toProtocol(row: Row): Protocol {
  const steps = storedProtocolSteps.safeParse(row.steps);
  if (!steps.success) {
    throw new AppError("unavailable", `${row.code} holds steps that this version cannot read.`);
  }
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    familyId: row.familyId,
    revision: row.revision,
    isLatest: row.isLatest,
    name: row.name,
    kind: row.kind,
    steps: steps.data,
    areaBasis: row.areaBasis as Protocol["areaBasis"],
    lowerCutoffV: row.lowerCutoffV,
    upperCutoffV: row.upperCutoffV,
    temperatureC: row.temperatureC,
    notes: row.notes,
    provenance: row.provenance,
    runCount: row._count.runs,
  };
}

export async function findProtocol(tx: Transaction, ref: string): Promise<Protocol | null> {
  const row = await tx.protocol.findUnique({ where: byReference(ref), include });
  return row === null ? null : toProtocol(row);
}

export async function listProtocolRows(
  tx: Transaction,
  query: ProtocolQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Protocol[]; nextCursor: string | null }> {
  const rows = await tx.protocol.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.familyId === undefined ? {} : { familyId: query.familyId }),
      ...(query.onlyLatest ? { isLatest: true } : {}),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, ["code", "name", "notes"]),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toProtocol);
}

type Recipe = Omit<ProtocolCreate, "code"> & {
  readonly code: string;
  readonly provenance: Protocol["provenance"];
};

/** The first revision of a new family, or the next one of a family that is there. */
export async function insertProtocol(
  tx: Transaction,
  input: Recipe,
  family?: { readonly familyId: string; readonly revision: number },
): Promise<Protocol> {
  const id = newId();
  const row = await tx.protocol.create({
    data: {
      id,
      familyId: id,
      ...family,
      ...input,
      steps: input.steps as unknown as Prisma.InputJsonValue,
    },
    include,
  });
  return toProtocol(row);
}

export async function updateProtocolRow(
  tx: Transaction,
  id: string,
  change: Omit<ProtocolUpdate, "ref" | "version"> & {
    readonly isLatest?: boolean;
    readonly archivedAt?: Date | null;
  },
): Promise<Protocol> {
  const { steps, ...fields } = change;
  const row = await tx.protocol.update({
    where: { id },
    data: {
      ...fields,
      ...(steps === undefined ? {} : { steps: steps as unknown as Prisma.InputJsonValue }),
      version: { increment: 1 },
    },
    include,
  });
  return toProtocol(row);
}
