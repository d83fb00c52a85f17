/**
 * VAMAS, ISO 14976 (.vms, .npl): surface analysis spectra as text, one value a line, meaning by position.
 *
 * Header (see header.ts), then blocks of 40 parts and their ordinates (see block.ts). Ordinate count = points ×
 * variables, interleaved. REGULAR scans have an abscissa with start and step; in IRREGULAR ones the first
 * corresponding variable is the axis. 1E+37 stands for unknown.
 * A kinetic axis is returned as it is with the binding energy hν − KE beside it. The work-function field is not
 * subtracted: real axes are already referenced to the Fermi level, and its sign differs between vendors. No charge
 * correction is in the data. Whether the first variable is counts or counts per second is what its label says.
 */
import { type ByteSource, readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { decideEncoding, decodeText } from "../text-decoding";
import { type BlockParts, readBlock, type VamasBlock } from "./block";
import { magicSentence, readHeader } from "./header";
import { EndOfLines, LineCursor } from "./line-cursor";

export const reader: FormatReader = {
  id: "vamas",
  title: "VAMAS ISO 14976",
  kind: "spectrum",
  version: 2,

  recognise(sniff: Sniff): Recognition | null {
    return sniff.text.trimStart().startsWith(magicSentence)
      ? { confidence: "certain", matchedBy: "the sentence that every VAMAS file begins with" }
      : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const bytes = readAll(source);
    const { encoding } = decideEncoding(bytes.subarray(0, 65_536));
    const text = decodeText(bytes, encoding).replace(/^\uFEFF?(?:[ \t]*\r?\n)*/, "");
    if (!text.startsWith(magicSentence))
      throw new UnreadableFileError({ expected: `"${magicSentence}"`, found: `"${text.slice(0, 40)}"` });
    const lines = new LineCursor(text);
    const header = readHeader(lines);
    const warnings: ReaderWarning[] = [];
    const { blocks, truncated } = readBlocks(lines, header, warnings);
    const recordings = blocks.map((block) => recordingOf(block, warnings));
    const metadata: Record<string, string> = { ...header.metadata };
    for (const [index, block] of blocks.entries()) {
      const prefix = blocks.length === 1 ? "" : `${index + 1}.`;
      metadata[`${prefix}sample`] = block.sample;
      for (const [key, value] of Object.entries(block.parts.metadata))
        if (value !== "") metadata[`${prefix}${key}`] = value;
      metadata[`${prefix}source energy (eV)`] = String(block.parts.sourceEnergyEv);
    }
    const [first] = blocks;
    return finishedFile(reader, context, {
      recordings,
      instrument: header.metadata.instrument ?? null,
      technique: first?.parts.technique || null,
      metadata,
      startedAt: first === undefined ? null : startOf(first.parts),
      text: { encoding, decimal: "." },
      warnings,
      truncated,
    });
  },
};

function readBlocks(
  lines: LineCursor,
  header: ReturnType<typeof readHeader>,
  warnings: ReaderWarning[],
): { blocks: VamasBlock[]; truncated: boolean } {
  const blocks: VamasBlock[] = [];
  try {
    for (let index = 0; index < header.blocks; index += 1) {
      const block = readBlock(lines, header, blocks[0]?.parts ?? null);
      blocks.push(block);
      if (block.isCut) break;
    }
  } catch (error) {
    if (!(error instanceof EndOfLines) || blocks.length === 0) throw error;
  }
  const truncated = blocks.length < header.blocks || blocks.some((block) => block.isCut);
  if (truncated)
    warnings.push({
      code: "truncated",
      message: `the file ends in block ${Math.min(blocks.length + (blocks.at(-1)?.isCut ? 0 : 1), header.blocks)} of ${header.blocks}`,
      at: `line ${lines.lineNumber}`,
    });
  return { blocks, truncated };
}

function recordingOf(block: VamasBlock, warnings: ReaderWarning[]): Recording {
  const { abscissa, variables, sourceEnergyEv } = block.parts;
  const rows = block.ordinates[0]?.length ?? 0;
  const ordinates = block.ordinates.map((values, index) => ({
    label: variables[index]?.label ?? "ordinate",
    unit: variables[index]?.unit ?? "",
    values,
  }));
  const axis =
    abscissa === null
      ? ordinates.shift()
      : {
          ...abscissa,
          values: Float64Array.from({ length: rows }, (_, row) => abscissa.start + row * abscissa.step),
        };
  const columns: Column[] = axis === undefined ? [] : [axisColumn(axis)];
  const kinetic = columns.find((column) => column.role === "kineticEnergyEv");
  if (kinetic !== undefined && sourceEnergyEv > 0)
    columns.push({
      name: "hν − kinetic energy",
      unit: "eV",
      role: "bindingEnergyEv",
      values: Float64Array.from(kinetic.values, (energy) => sourceEnergyEv - energy),
      origin: "reconstructed",
    });
  for (const [index, ordinate] of ordinates.entries())
    columns.push({
      name: ordinate.label,
      unit: index === 0 ? "1" : ordinate.unit === "d" ? "1" : ordinate.unit,
      ...(index === 0 && ordinate.unit !== "d" && ordinate.unit !== "" ? { vendorUnit: ordinate.unit } : {}),
      role: index === 0 ? "intensity" : null,
      values: ordinate.values,
      origin: "file",
    });
  let missing = 0;
  for (const values of block.ordinates) for (const value of values) if (Number.isNaN(value)) missing += 1;
  if (missing > 0)
    warnings.push({
      code: "sentinel_missing",
      message: `${block.name}: ${missing} values of 1E+37 are missing`,
    });
  return { name: block.name, kind: "spectrum", rows, columns };
}

function axisColumn(axis: { label: string; unit: string; values: Float64Array }): Column {
  const isEnergy = /^ev$/i.test(axis.unit.trim());
  const role =
    isEnergy && /kinetic/i.test(axis.label)
      ? "kineticEnergyEv"
      : isEnergy && /binding/i.test(axis.label)
        ? "bindingEnergyEv"
        : null;
  return {
    name: axis.label,
    unit: role === null ? axis.unit : "eV",
    role,
    values: axis.values,
    origin: "file",
  };
}

/** Programs write an offset of 0 when they know none, so only another one counts as known. */
function startOf({ date }: BlockParts): StartTime | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0] = date.map(Number);
  const printed = `${date.slice(0, 3).join("-")} ${date.slice(3, 6).join(":")}, GMT ${date[6]}`;
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  const isDate = year > 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (Number.isNaN(milliseconds) || !isDate) return { printed, iso: null, zone: "unknown" };
  const iso = new Date(milliseconds - (Number.isFinite(offset) ? offset * 3_600_000 : 0)).toISOString();
  return offset === 0 || !Number.isFinite(offset)
    ? { printed, iso: iso.slice(0, -1), zone: "unknown" }
    : { printed, iso, zone: "offset" };
}
