/** The header of a VAMAS file: everything before its blocks. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { LineCursor } from "./line-cursor";

export const magicSentence = "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4";

export interface VamasHeader {
  readonly experimentMode: string;
  readonly scanMode: string;
  readonly variables: readonly { readonly label: string; readonly unit: string }[];
  /** Of the 40 parts of a block, which stand in the blocks after the first. */
  readonly included: readonly boolean[];
  readonly futureBlockEntries: number;
  readonly blocks: number;
  readonly metadata: Readonly<Record<string, string>>;
}

const experimentModes = ["MAP", "MAPDP", "MAPSV", "MAPSVDP", "NORM", "SDP", "SDPSV", "SEM", "NOEXP"];
const scanModes = ["REGULAR", "IRREGULAR", "MAPPING"];
const partCount = 40;

/** @throws UnreadableFileError for a mode that the standard does not have. */
export function readHeader(lines: LineCursor): VamasHeader {
  lines.text("the magic sentence");
  const metadata: Record<string, string> = {};
  for (const name of ["institution", "instrument", "operator", "experiment"])
    metadata[name] = lines.text(name);
  const comments = lines.texts(lines.count("number of comment lines"), "a comment line");
  if (comments.length > 0) metadata.comment = comments.join("\n");
  const experimentMode = oneOf(lines, "experiment mode", experimentModes);
  const scanMode = oneOf(lines, "scan mode", scanModes);
  if (["MAP", "MAPDP", "NORM", "SDP"].includes(experimentMode))
    metadata["number of spectral regions"] = lines.text("number of spectral regions");
  if (["MAP", "MAPDP"].includes(experimentMode))
    for (const name of ["number of analysis positions", "discrete x coordinates", "discrete y coordinates"])
      metadata[name] = lines.text(name);
  const variables = Array.from({ length: lines.count("number of experimental variables") }, () => ({
    label: lines.text("label of a variable"),
    unit: lines.text("unit of a variable"),
  }));
  const entries = lines.count("entries of the inclusion list", -partCount);
  const listed = new Set(
    Array.from({ length: Math.abs(entries) }, () => lines.count("a part of the inclusion list")),
  );
  const included = Array.from({ length: partCount }, (_, part) => listed.has(part + 1) === entries > 0);
  lines.texts(lines.count("manually entered items"), "a manually entered item");
  const futureExperimentEntries = lines.count("future experiment entries");
  const futureBlockEntries = lines.count("future block entries");
  lines.texts(futureExperimentEntries, "a future experiment entry");
  const blocks = lines.count("number of blocks");
  return {
    experimentMode,
    scanMode,
    variables,
    included: entries === 0 ? included.map(() => true) : included,
    futureBlockEntries,
    blocks,
    metadata: { ...metadata, "experiment mode": experimentMode, "scan mode": scanMode },
  };
}

function oneOf(lines: LineCursor, what: string, known: readonly string[]): string {
  const at = lines.lineNumber;
  const text = lines.text(what).toUpperCase();
  if (!known.includes(text))
    throw new UnreadableFileError({
      expected: `${what}: one of ${known.join(", ")}`,
      found: `"${text.slice(0, 40)}"`,
      at: `line ${at}`,
    });
  return text;
}
