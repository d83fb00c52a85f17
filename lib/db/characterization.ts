/** Characterizations in the database, with their findings and files. */
import type {
  Characterization,
  CharacterizationCreate,
  CharacterizationFileToAttach,
  CharacterizationQuery,
  CharacterizationUpdate,
  FindingInput,
} from "@/lib/contract/characterization";
import type { Provenance } from "@/lib/contract/common";
import type { Subject } from "@/lib/contract/subject";
import { propertyLabel, valueWarnings } from "@/lib/domain/findings";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromInstant, instantOf, rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";
import { subjectColumn, subjectOf } from "./subject";

const coded = { select: { id: true, code: true } } as const;
const include = {
  pellet: coded,
  interlayer: coded,
  cell: coded,
  run: coded,
  alsoOnCells: { select: { cell: coded }, orderBy: { cell: { code: "asc" as const } } },
  findings: { orderBy: { position: "asc" as const } },
  files: {
    orderBy: [{ frameTimeS: "asc" as const }, { id: "asc" as const }],
    include: { file: { select: { sizeBytes: true, mediaType: true } } },
  },
} satisfies Prisma.CharacterizationInclude;

type Row = Prisma.CharacterizationGetPayload<{ include: typeof include }>;

function toFinding(row: Row["findings"][number]): Characterization["findings"][number] {
  return {
    property: row.property,
    label: propertyLabel(row.property),
    valueNumber: row.valueNumber,
    valueLow: row.valueLow,
    valueHigh: row.valueHigh,
    valueText: row.valueText,
    unit: row.unit,
    qualifier: row.qualifier,
    missingReason: row.missingReason as Characterization["findings"][number]["missingReason"],
    stateLabel: row.stateLabel,
    coreLevel: row.coreLevel,
    conditions: row.conditions as Characterization["conditions"],
    evidence: row.evidence,
    warnings: [...valueWarnings(row)],
  };
}

function toCharacterization(row: Row): Characterization {
  const findings = row.findings.map(toFinding);
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    provenance: row.provenance,
    subject: subjectOf(row),
    cells: row.alsoOnCells.map(({ cell }) => cell),
    technique: row.technique,
    mode: row.mode,
    title: row.title,
    instrument: row.instrument,
    conditions: row.conditions as Characterization["conditions"],
    cellState: row.cellState,
    cellCycle: row.cellCycle,
    chargePassedMahCm2: row.chargePassedMahCm2,
    airExposureMin: row.airExposureMin,
    performedAt: instantOf(row.performedAt),
    notes: row.notes,
    findings,
    files: row.files.map(({ sha256, name, frameTimeS, file }) => ({
      sha256,
      name,
      frameTimeS,
      sizeBytes: Number(file.sizeBytes),
      mediaType: file.mediaType,
    })),
    warnings: findings.flatMap(({ warnings }) => warnings),
  };
}

export async function findCharacterization(tx: Transaction, ref: string): Promise<Characterization | null> {
  const row = await tx.characterization.findUnique({ where: byReference(ref), include });
  return row === null ? null : toCharacterization(row);
}

export async function listCharacterizationRows(
  tx: Transaction,
  query: CharacterizationQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Characterization[]; nextCursor: string | null }> {
  const { cellId } = query;
  const conditions: Prisma.CharacterizationWhereInput[] = [];
  if (cellId !== undefined) conditions.push({ OR: [{ cellId }, { alsoOnCells: { some: { cellId } } }] });
  conditions.push(containsInAny(query.search, ["code", "title", "instrument", "notes"]));
  const rows = await tx.characterization.findMany({
    where: {
      project: visible,
      AND: conditions,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.technique === undefined ? {} : { technique: query.technique }),
      ...(query.mode === undefined ? {} : { mode: query.mode }),
      ...(query.property === undefined ? {} : { findings: { some: { property: query.property } } }),
      ...(query.pelletId === undefined ? {} : { pelletId: query.pelletId }),
      ...(query.interlayerId === undefined ? {} : { interlayerId: query.interlayerId }),
      ...(query.runId === undefined ? {} : { runId: query.runId }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toCharacterization);
}

function findingRows(findings: readonly FindingInput[]) {
  return findings.map((finding, position) => ({
    ...finding,
    position,
    conditions: finding.conditions ?? {},
    evidence: finding.evidence ?? "",
  }));
}

export type NewCharacterization = Omit<
  CharacterizationCreate,
  "pelletRef" | "interlayerRef" | "cellRef" | "runRef" | "code"
> & { readonly code: string; readonly projectId: string; readonly provenance: Provenance };

export async function insertCharacterization(
  tx: Transaction,
  input: NewCharacterization,
  subject: Subject,
): Promise<Characterization> {
  const { findings = [], performedAt, ...fields } = input;
  const row = await tx.characterization.create({
    data: {
      id: newId(),
      ...fields,
      ...subjectColumn(subject.kind, subject.id),
      performedAt: dateFromInstant(performedAt) ?? null,
      findings: { create: findingRows(findings) },
    } as Prisma.CharacterizationUncheckedCreateInput,
    include,
  });
  return toCharacterization(row);
}

export async function updateCharacterizationRow(
  tx: Transaction,
  id: string,
  change: Omit<CharacterizationUpdate, "ref" | "version">,
): Promise<Characterization> {
  const { findings, performedAt, ...fields } = change;
  // Findings have no identity of their own: the list is replaced whole, the history keeps the old one.
  if (findings !== undefined) await tx.finding.deleteMany({ where: { characterizationId: id } });
  const performed = dateFromInstant(performedAt);
  const row = await tx.characterization.update({
    where: { id },
    data: {
      ...fields,
      version: { increment: 1 },
      ...(performed === undefined ? {} : { performedAt: performed }),
      ...(findings === undefined ? {} : { findings: { create: findingRows(findings) } }),
    },
    include,
  });
  return toCharacterization(row);
}

export async function attachCharacterizationFile(
  tx: Transaction,
  id: string,
  file: Pick<CharacterizationFileToAttach, "sha256" | "frameTimeS"> & { readonly name: string },
): Promise<Characterization> {
  await tx.characterizationFile.create({ data: { id: newId(), characterizationId: id, ...file } });
  const row = await tx.characterization.update({
    where: { id },
    data: { version: { increment: 1 } },
    include,
  });
  return toCharacterization(row);
}

export async function detachCharacterizationFile(
  tx: Transaction,
  id: string,
  sha256: string,
): Promise<Characterization> {
  const row = await tx.characterization.update({
    where: { id },
    data: { version: { increment: 1 }, files: { deleteMany: { sha256 } } },
    include,
  });
  return toCharacterization(row);
}

export async function setCharacterizationArchived(
  tx: Transaction,
  id: string,
  archivedAt: Date | null,
): Promise<Characterization> {
  const row = await tx.characterization.update({
    where: { id },
    data: { archivedAt, version: { increment: 1 } },
    include,
  });
  return toCharacterization(row);
}
