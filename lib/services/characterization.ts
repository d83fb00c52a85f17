/** Use cases of characterizations. */
import type { z } from "zod";
import type {
  Characterization,
  CharacterizationCreate,
  CharacterizationFileToAttach,
  CharacterizationQuery,
  CharacterizationUpdate,
  FileToDetach,
  FindingInput,
} from "@/lib/contract/characterization";
import type { archiveInput } from "@/lib/contract/common";
import type { Conditions } from "@/lib/contract/stated";
import {
  attachCharacterizationFile,
  detachCharacterizationFile,
  findCharacterization,
  insertCharacterization,
  listCharacterizationRows,
  setCharacterizationArchived,
  updateCharacterizationRow,
} from "@/lib/db/characterization";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import { addJob } from "@/lib/db/job-queue";
import { lockRows } from "@/lib/db/lock";
import { findSubject, type PlacedSubject } from "@/lib/db/subject";
import type { Actor } from "@/lib/domain/actor";
import { coreLevelProblem } from "@/lib/domain/core-levels";
import { AppError } from "@/lib/domain/errors";
import { impossibleReason } from "@/lib/domain/findings";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";
import { keepUpload, requireCarried, requireUploadedFile, type Upload } from "./uploaded-file";
import { requireValueOrReason } from "./value-or-reason";

export function listCharacterizations(actor: Actor, query: CharacterizationQuery) {
  return listCharacterizationRows(database(), query, visibleProjects(actor));
}

export async function getCharacterization(actor: Actor, ref: string): Promise<Characterization> {
  return requireCharacterization(database(), actor, "read", ref);
}

async function requireCharacterization(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Characterization> {
  if (action === "write") await lockRows(tx, "characterization", [ref]);
  const characterization = await findCharacterization(tx, ref);
  if (characterization === null) throw new AppError("not_found", `No characterization ${ref}.`);
  await requireProject(tx, actor, action, characterization.projectId);
  return characterization;
}

/** Records what was seen, all or none, each of exactly one subject and in that subject's project. */
export function createCharacterizations(
  actor: Actor,
  inputs: readonly CharacterizationCreate[],
): Promise<Characterization[]> {
  return write(actor, async ({ tx, record }) => {
    const codes = await takeCodes(
      tx,
      "characterization",
      inputs.map((input) => input.code),
    );
    const made: Characterization[] = [];
    for (const [index, input] of inputs.entries()) {
      const { pelletRef, interlayerRef, cellRef, runRef, ...fields } = input;
      const subject = await requireSubject(tx, { pelletRef, interlayerRef, cellRef, runRef });
      const project = await requireProject(tx, actor, "write", subject.projectId);
      requirePossible(fields);
      const after = await insertCharacterization(
        tx,
        { ...fields, code: codes[index] ?? "", projectId: project.id, provenance: provenanceOf(project) },
        subject,
      );
      record(codedChange("create", "characterization", { after }));
      await requestImpedance(tx, after);
      made.push(after);
    }
    return made;
  });
}

/**
 * Impedance is fitted ahead of its first reader. Between the cycles of a cell it is evidence for or against a short: its
 * runs are analysed again.
 */
async function requestImpedance(tx: Transaction, ...looks: readonly Characterization[]): Promise<void> {
  const measured = looks.at(-1);
  if (measured?.technique === "EIS" && measured.files.length > 0) {
    await addJob(tx, "fit-spectra", { characterizationId: measured.id });
  }
  const look = looks.find(({ technique, cellCycle }) => technique === "EIS" && cellCycle !== null);
  if (look?.subject?.kind === "run") await requestAnalysis(tx, { id: look.subject.id });
  if (look?.subject?.kind === "cell") await requestAnalysis(tx, { cellId: look.subject.id });
}

type SubjectRefs = Pick<CharacterizationCreate, "pelletRef" | "interlayerRef" | "cellRef" | "runRef">;

async function requireSubject(tx: Transaction, refs: SubjectRefs): Promise<PlacedSubject> {
  const named = [
    { kind: "pellet", ref: refs.pelletRef },
    { kind: "interlayer", ref: refs.interlayerRef },
    { kind: "cell", ref: refs.cellRef },
    { kind: "run", ref: refs.runRef },
  ] as const;
  const [given, ...more] = named.filter(({ ref }) => ref !== undefined);
  if (given?.ref === undefined || more.length > 0) {
    throw new AppError(
      "invalid_input",
      "A characterization has exactly one subject: a pellet, an interlayer, a cell or a run.",
    );
  }
  const subject = await findSubject(tx, given.ref, given.kind);
  if (subject === null) throw new AppError("not_found", `No ${given.kind} ${given.ref}.`);
  return subject;
}

interface Observed {
  readonly technique?: Characterization["technique"] | undefined;
  readonly findings?: readonly FindingInput[] | undefined;
  readonly conditions?: Conditions | undefined;
}

/** @throws AppError invalid_input with the reason: a core level that does not exist, a negative thickness, … */
function requirePossible({ findings = [], conditions = {} }: Observed): void {
  for (const [index, finding] of findings.entries()) {
    requireValueOrReason(finding);
    const reason = impossibleReason(finding);
    if (reason !== null) throw new AppError("invalid_input", `Finding ${index + 1}: ${reason}`);
  }
  for (const [name, condition] of Object.entries(conditions)) {
    if (!/^core[ _-]?levels?$/i.test(name) || typeof condition.value !== "string") continue;
    for (const level of condition.value.split(/[,;]/)) {
      const reason = coreLevelProblem(level);
      if (reason !== null) throw new AppError("invalid_input", `Condition “${name}”: ${reason}`);
    }
  }
}

export function updateCharacterization(
  actor: Actor,
  input: CharacterizationUpdate,
): Promise<Characterization> {
  const { ref, version, ...change } = input;
  return changeCharacterization(actor, { ref, version }, { action: "update", sent: change }, (tx, before) => {
    requirePossible(change);
    return updateCharacterizationRow(tx, before.id, change);
  });
}

/** Attaches bytes that were uploaded before; the same bytes are attached once. */
export function attachToCharacterization(
  actor: Actor,
  input: CharacterizationFileToAttach,
): Promise<Characterization> {
  return changeCharacterization(actor, input, { action: "attach", sent: {} }, async (tx, before) => {
    const { sha256, originalName } = await requireUploadedFile(tx, input.sha256);
    if (before.files.some((file) => file.sha256 === sha256)) {
      throw new AppError("conflict", `${before.code} already carries these bytes.`);
    }
    return attachCharacterizationFile(tx, before.id, {
      sha256,
      name: input.name ?? originalName,
      frameTimeS: input.frameTimeS ?? null,
    });
  });
}

/** @throws AppError not_found when the record does not carry the file */
export function detachFromCharacterization(actor: Actor, input: FileToDetach): Promise<Characterization> {
  return changeCharacterization(actor, input, { action: "detach", sent: {} }, (tx, before) => {
    requireCarried(before.code, before.files, input.sha256);
    return detachCharacterizationFile(tx, before.id, input.sha256);
  });
}

/** Sends a file to a record and attaches it to the record as it then stands; the same bytes are attached once. */
export async function uploadToCharacterization(
  actor: Actor,
  ref: string,
  upload: Upload,
): Promise<Characterization> {
  const { projectId } = await getCharacterization(actor, ref);
  const file = await keepUpload(actor, projectId, upload);
  const record = await getCharacterization(actor, ref);
  if (record.files.some(({ sha256 }) => sha256 === file.sha256)) return record;
  // The bytes themselves say whether they were sent before: an Idempotency-Key has nothing to add.
  const { idempotency: _, ...unkeyed } = actor;
  return attachToCharacterization(unkeyed, { ref: record.id, version: record.version, ...file });
}

export function archiveCharacterization(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<Characterization> {
  return moveCharacterization(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreCharacterization(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<Characterization> {
  return moveCharacterization(actor, input, "restore");
}

function moveCharacterization(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<Characterization> {
  return changeCharacterization(actor, input, { action: move, sent: {} }, (tx, before) =>
    setCharacterizationArchived(tx, before.id, archivedAtAfter(move, before)),
  );
}

function changeCharacterization(
  actor: Actor,
  input: { readonly ref: string; readonly version: number; readonly reason?: string | undefined },
  what: { readonly action: string; readonly sent: Readonly<Record<string, unknown>> },
  apply: (tx: Transaction, before: Characterization) => Promise<Characterization>,
): Promise<Characterization> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireCharacterization(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "characterization",
      sentVersion: input.version,
      current: before,
      sent: what.sent,
    });
    const after = await apply(tx, before);
    record(codedChange(what.action, "characterization", { before, after, reason: input.reason }));
    await requestImpedance(tx, before, after);
    return after;
  });
}
