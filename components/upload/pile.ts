/** A pile of files on its way into runs: what each is, and where each group is to go. */
import type { RecognisedFile } from "@/lib/contract/recognised-file";
import type { FileGroup } from "@/lib/domain/file-groups";
import type { ChosenFile } from "../run/dropped-files";

export interface PileFile {
  readonly path: string;
  readonly chosen: ChosenFile;
  readonly found: RecognisedFile | null;
  /** Why it could not be looked at. */
  readonly problem: string | null;
  readonly codes: readonly string[];
  readonly isForRun: boolean;
}

export type Destination = "leave_out" | "run" | "new_run";

export interface Target {
  readonly destination: Destination;
  /** Code of the run, or of the cell that gets a new one. */
  readonly code: string;
}

export const destinations: readonly { readonly value: Destination; readonly title: string }[] = [
  { value: "leave_out", title: "leave out" },
  { value: "run", title: "to the run" },
  { value: "new_run", title: "to a new run of the cell" },
];

/** Before a person decides: where a code points; unknown text without one is likelier a note than a test. */
export function proposedTarget({ code, files, isForRun }: FileGroup<PileFile>): Target {
  const isTest = isForRun && (code !== null || files.some(({ found }) => found?.needsMapping !== true));
  if (!isTest) return { destination: "leave_out", code: code ?? "" };
  return { destination: code?.startsWith("R") ? "run" : "new_run", code: code ?? "" };
}

/** What is missing for sending a group; null when nothing is. */
export function targetProblem({ destination, code }: Target): string | null {
  if (destination === "leave_out" || code.trim() !== "") return null;
  return destination === "run"
    ? "Name the run, or leave the files out."
    : "Name the cell, or leave the files out.";
}

/** What a file is, in words. */
export function foundWords({ found, problem }: PileFile): string {
  if (problem !== null) return problem;
  if (found === null) return "being looked at …";
  if (found.isUndecided) return "only the whole file tells what it is";
  if (found.title !== null) return `${found.title}, ${found.kind}`;
  if (found.note !== null) return found.note;
  return found.needsMapping ? "text of no known instrument: its columns will be asked for" : "not recognised";
}

/** Runs take cycling and impedance, text that is yet to be mapped, and what only the whole file tells. */
export function isForRun(found: RecognisedFile): boolean {
  if (found.kind !== null) return found.kind === "cycling" || found.kind === "impedance";
  return found.isUndecided || found.needsMapping;
}
