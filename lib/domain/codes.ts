/** Human-readable codes: short, per kind, unique, what a label's QR carries and a notebook page mentions. */

export const codePrefixes = {
  lot: "L",
  pellet: "P",
  deposition: "D",
  interlayer: "I",
  cell: "C",
  protocol: "T",
  run: "R",
  characterization: "X",
  notebook: "N",
  comparison: "V",
} as const;

export type CodedEntity = keyof typeof codePrefixes;

/** C and 42 → "C-0042"; five digits and more are not cut. */
export function formatCode(entity: CodedEntity, number: number): string {
  return `${codePrefixes[entity]}-${String(number).padStart(4, "0")}`;
}

/** "C-0042" → 42; null when it is no counted code of that kind (more than seven digits is somebody's own code). */
export function numberOfCode(entity: CodedEntity, code: string): number | null {
  const match = /^([A-Z])-(\d{1,7})$/.exec(code);
  return match?.[1] === codePrefixes[entity] ? Number(match[2]) : null;
}

const pathOfPrefix: Readonly<Record<string, string>> = {
  L: "lots",
  P: "pellets",
  D: "depositions",
  I: "interlayers",
  C: "cells",
  T: "protocols",
  R: "runs",
  X: "characterizations",
  N: "notebook",
  V: "comparisons",
};

/** A publication's records carry its own prefix and readable names: "KO25-C-AG-OPERANDO-SEM". */
const publicationPrefix = /^[A-Z]{2,6}\d{2}-(?=[LPDITCRXNV]-)/;

/** Address of the page of a code, e.g. "C-0042" → "/cells/C-0042"; null when it is no code of ours. */
export function pathOfCode(code: string): string | null {
  const own = code.replace(publicationPrefix, "");
  const room = pathOfPrefix[own.slice(0, own.indexOf("-"))];
  return room === undefined ? null : `/${room}/${code}`;
}

/** Every code that a text mentions, once each, in order of first mention. */
export function mentionedCodes(text: string): readonly string[] {
  const codes = /\b(?:[A-Z]{2,6}\d{2}-[LPDICTRXNV]-[A-Z0-9]+(?:-[A-Z0-9]+)*|[LPDICTRXNV]-\d{4,})\b/g;
  return [...new Set(text.match(codes) ?? [])];
}

/** "c42", "C-42" or "c 0042" → "C-0042"; null when the text is no short form of a code. */
export function codeFromShortForm(text: string): string | null {
  const match = /^([lpdictrxnv])[\s-]?0*(\d{1,9})$/i.exec(text.trim());
  return match === null ? null : `${match[1]?.toUpperCase()}-${match[2]?.padStart(4, "0")}`;
}
