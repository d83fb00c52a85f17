/**
 * One block of a VAMAS file: 40 parts in fixed order, then the ordinates. A part that the header leaves out of the
 * blocks after the first has the value it has in the first.
 */
import type { VamasHeader } from "./header";
import { EndOfLines, type LineCursor } from "./line-cursor";

export interface VamasVariable {
  readonly label: string;
  readonly unit: string;
}

/** What the 40 parts say, as far as it is used; the rest stands in `metadata` under the standard's own names. */
export interface BlockParts {
  readonly technique: string;
  readonly sourceEnergyEv: number;
  readonly abscissa: {
    readonly label: string;
    readonly unit: string;
    readonly start: number;
    readonly step: number;
  } | null;
  readonly variables: readonly VamasVariable[];
  readonly date: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
}

export interface VamasBlock {
  readonly name: string;
  readonly sample: string;
  readonly parts: BlockParts;
  /** One array a corresponding variable, all of the same length. */
  readonly ordinates: readonly Float64Array[];
  /** Whether the lines ended before the last ordinate. */
  readonly isCut: boolean;
}

type Growing = { -readonly [Key in keyof BlockParts]: BlockParts[Key] } & {
  metadata: Record<string, string>;
};

const sputteringModes = ["MAPDP", "MAPSVDP", "SDP", "SDPSV"];
const particleTechniques = /^(SNMS|SNMS energy spec|FABMS|FABMS energy spec|ISS|SIMS|SIMS energy spec)$/i;
const electronTechniques = /^(AES diff|AES dir|EDX|ELS|UPS|XPS|XRF)$/i;

/** @throws EndOfLines when the lines end before the ordinates begin. */
export function readBlock(lines: LineCursor, header: VamasHeader, first: BlockParts | null): VamasBlock {
  const name = lines.text("block identifier");
  const sample = lines.text("sample identifier");
  const parts = readParts(lines, header, first);
  lines.texts(header.futureBlockEntries, "a future block entry");
  const count = lines.count("number of ordinate values");
  const width = Math.max(1, parts.variables.length);
  for (const { label } of parts.variables) {
    lines.number(`lowest ${label}`);
    lines.number(`highest ${label}`);
  }
  // The count is believed only as far as there are lines.
  const points = Math.floor(Math.min(count, lines.remaining) / width);
  const ordinates = Array.from({ length: width }, () => new Float64Array(points));
  let read = 0;
  try {
    for (; read < points; read += 1)
      for (const values of ordinates) values[read] = lines.number("an ordinate");
    if (points * width === count) return { name, sample, parts, ordinates, isCut: false };
  } catch (error) {
    if (!(error instanceof EndOfLines)) throw error;
  }
  return { name, sample, parts, ordinates: ordinates.map((values) => values.slice(0, read)), isCut: true };
}

function readParts(lines: LineCursor, header: VamasHeader, first: BlockParts | null): BlockParts {
  const mode = header.experimentMode;
  const parts: Growing =
    first === null
      ? { technique: "", sourceEnergyEv: Number.NaN, abscissa: null, variables: [], date: [], metadata: {} }
      : { ...first, metadata: { ...first.metadata } };
  const has = (part: number) => first === null || header.included[part - 1]!;
  const keep = (part: number, ...names: readonly string[]) => {
    if (has(part)) for (const name of names) parts.metadata[name] = lines.text(name);
  };
  const dateNames = ["year", "month", "day", "hour", "minute", "second", "hours in advance of GMT"];
  parts.date = dateNames.map((name, index) =>
    has(index + 1) ? lines.text(name) : (parts.date[index] ?? ""),
  );
  if (has(8)) {
    const comment = lines.texts(lines.count("number of block comment lines"), "a comment line");
    if (comment.length > 0) parts.metadata.comment = comment.join("\n");
  }
  if (has(9)) parts.technique = lines.text("technique");
  if (["MAP", "MAPDP"].includes(mode)) keep(10, "x coordinate", "y coordinate");
  keep(11, ...header.variables.map((variable) => variable.label || "experimental variable"));
  keep(12, "analysis source label");
  if (sputteringModes.includes(mode) || particleTechniques.test(parts.technique))
    keep(13, "sputtering atomic number", "sputtering atoms", "sputtering charge");
  if (has(14)) parts.sourceEnergyEv = lines.number("analysis source energy");
  keep(15, "analysis source strength");
  keep(16, "analysis source beam width x", "analysis source beam width y");
  if (/^MAP|^SEM/.test(mode)) keep(17, "field of view x", "field of view y");
  if (["MAPSV", "MAPSVDP", "SEM"].includes(mode))
    keep(
      18,
      "first linescan start x",
      "first linescan start y",
      "first linescan finish x",
      "first linescan finish y",
      "last linescan finish x",
      "last linescan finish y",
    );
  keep(19, "source polar angle");
  keep(20, "source azimuth");
  keep(21, "analyser mode");
  keep(22, "analyser pass energy");
  if (/^AES diff$/i.test(parts.technique)) keep(23, "differential width");
  keep(24, "magnification of transfer lens");
  keep(25, "analyser work function");
  keep(26, "target bias");
  keep(27, "analysis width x", "analysis width y");
  keep(28, "take-off polar angle", "take-off azimuth");
  keep(29, "species label");
  keep(30, "transition", "charge of detected particle");
  if (header.scanMode === "REGULAR" && has(31))
    parts.abscissa = {
      label: lines.text("abscissa label"),
      unit: lines.text("abscissa unit"),
      start: lines.number("abscissa start"),
      step: lines.number("abscissa increment"),
    };
  if (has(32))
    parts.variables = Array.from({ length: lines.count("number of corresponding variables") }, () => ({
      label: lines.text("label of a variable"),
      unit: lines.text("unit of a variable"),
    }));
  keep(33, "signal mode");
  keep(34, "signal collection time");
  keep(35, "number of scans");
  keep(36, "signal time correction");
  if (sputteringModes.includes(mode) && electronTechniques.test(parts.technique))
    keep(
      37,
      "sputtering energy",
      "sputtering beam current",
      "sputtering width x",
      "sputtering width y",
      "sputtering polar angle",
      "sputtering azimuth",
      "sputtering mode",
    );
  keep(38, "sample normal polar angle", "sample normal azimuth");
  keep(39, "sample rotation angle");
  if (has(40)) {
    const extra = lines.count("number of additional parameters");
    for (let index = 0; index < extra; index += 1) {
      const label = lines.text("label of a parameter");
      const unit = lines.text("unit of a parameter");
      parts.metadata[unit === "" || unit === "d" ? label : `${label} (${unit})`] = lines.text("a parameter");
    }
  }
  return parts;
}
