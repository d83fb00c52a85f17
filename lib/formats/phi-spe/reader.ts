/**
 * PHI .spe (ULVAC-PHI VersaProbe, Quantera): a header of ASCII lines, then binary, little-endian.
 *
 * "SOFH", lines "Key: value", "EOFH", line end. Keys: Technique, InstrumentModel, SoftwareVersion, FileDate (year
 * month day), EnergyReference, AnalyserWorkFcn, XraySource, and one SpectralRegDef a region:
 *   trace, trace, name, atomic number, points, step eV, start eV, stop eV, ?, ?, dwell s, pass energy eV, AREA
 * Energies are binding energies. Binary: u32 group, u32 traces, u32 bytes of all trace headers, u32 bytes of this
 * header (16). A trace header of 96 bytes: u32 number 0x00, u32 points 0x14, char[4] unit 0x38, char[4] type
 * "f4"/"f8" 0x48, u32 bytes of data 0x4c, u32 start of data 0x50, u32 end of data 0x5c (both from the start of the
 * binary part; older files use the end and have one f32, the dwell time again, after each trace; a file of SS 3.3.3
 * has the start, an end of 0 and nothing after the values). What the other fields mean is not known.
 */
import { type ByteSource, readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { ByteCursor, latin1Text } from "../byte-cursor";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";

const traceHeaderBytes = 96;
const mostTraces = 1000;

export const reader: FormatReader = {
  id: "phi-spe",
  title: "PHI .spe",
  kind: "spectrum",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    return /^SOFH\r?\n/.test(sniff.text) ? { confidence: "certain", matchedBy: '"SOFH" in line 1' } : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const bytes = readAll(source);
    const { pairs, regions, end } = readHeader(bytes);
    const warnings: ReaderWarning[] = [];
    const { recordings, truncated } = readTraces(bytes.subarray(end), { base: end, regions }, warnings);
    const [year, month, day] = (pairs.FileDate ?? "").trim().split(/\s+/);
    const date = `${year}-${month}-${day}`;
    return finishedFile(reader, context, {
      formatVersion: pairs.SoftwareVersion ?? null,
      recordings,
      instrument: pairs.InstrumentModel ?? null,
      technique: pairs.Technique ?? null,
      metadata: pairs,
      startedAt: day === undefined ? null : startTimeOf(date, { order: "ymd", certainty: "stated" }),
      warnings,
      truncated,
    });
  },
};

interface Region {
  readonly name: string;
  readonly points: number;
  readonly stepEv: number;
  readonly startEv: number;
}

interface Header {
  readonly pairs: Record<string, string>;
  readonly regions: Region[];
  /** First byte of the binary part. */
  readonly end: number;
}

function readHeader(bytes: Uint8Array): Header {
  const text = latin1Text(bytes, 0, Math.min(bytes.length, 1024 * 1024));
  const end = /^EOFH\r?\n/m.exec(text);
  if (!text.startsWith("SOFH") || end === null)
    throw new UnreadableFileError({
      expected: "a header between SOFH and EOFH",
      found: text.startsWith("SOFH") ? "no EOFH" : `"${text.slice(0, 20)}"`,
    });
  const pairs: Record<string, string> = {};
  const regions: Region[] = [];
  for (const line of text.slice(0, end.index).split(/\r?\n/)) {
    const match = /^(\w+):\s*(.*)$/.exec(line);
    if (match === null) continue;
    const [, key = "", value = ""] = match;
    pairs[pairs[key] === undefined ? key : `${key} (${Object.keys(pairs).length})`] = value;
    if (key !== "SpectralRegDef") continue;
    const fields = value.trim().split(/\s+/);
    regions.push({
      name: fields[2] ?? `Region ${regions.length + 1}`,
      points: Number(fields[4]),
      stepEv: Number(fields[5]),
      startEv: Number(fields[6]),
    });
  }
  return { pairs, regions, end: end.index + end[0].length };
}

function readTraces(
  bytes: Uint8Array,
  { base, regions }: { base: number; regions: readonly Region[] },
  warnings: ReaderWarning[],
): { recordings: Recording[]; truncated: boolean } {
  const cursor = new ByteCursor(bytes, { base });
  cursor.u32("data group");
  const traces = cursor.u32("number of traces");
  const headerBytes = cursor.u32("bytes of the trace headers");
  const start = cursor.u32("bytes of the data header");
  if (traces === 0 || traces > mostTraces || headerBytes < traces * traceHeaderBytes)
    throw new UnreadableFileError({
      expected: `1 to ${mostTraces} traces with headers of ${traceHeaderBytes} bytes`,
      found: `${traces} traces in ${headerBytes} bytes`,
      at: `byte ${base}`,
    });
  const recordings: Recording[] = [];
  let truncated = false;
  for (let trace = 0; trace < traces; trace += 1) {
    cursor.offset = start + trace * Math.floor(headerBytes / traces);
    const at = cursor.take(traceHeaderBytes, "trace header");
    const points = cursor.view.getUint32(at + 0x14, true);
    const unit = latin1Text(bytes, at + 0x38, at + 0x3c).trim();
    const width = latin1Text(bytes, at + 0x48, at + 0x4c).startsWith("f8") ? 8 : 4;
    const size = cursor.view.getUint32(at + 0x4c, true);
    const statedStart = cursor.view.getUint32(at + 0x50, true);
    const statedEnd = cursor.view.getUint32(at + 0x5c, true);
    const first = statedEnd - size >= start + headerBytes ? statedEnd - size : statedStart;
    const held = Math.min(points, Math.floor(size / width), Math.floor((bytes.length - first) / width));
    if (held < points) truncated = true;
    if (held <= 0 || first < start + headerBytes) continue;
    const values = new Float64Array(held);
    for (let index = 0; index < held; index += 1)
      values[index] =
        width === 8
          ? cursor.view.getFloat64(first + index * 8, true)
          : cursor.view.getFloat32(first + index * 4, true);
    recordings.push(recordingOf(values, { unit, region: regions[trace] ?? null, trace, points }, warnings));
  }
  if (truncated)
    warnings.push({ code: "truncated", message: "values of a trace lie beyond the end of the file" });
  return { recordings, truncated };
}

function recordingOf(
  values: Float64Array,
  about: { unit: string; region: Region | null; trace: number; points: number },
  warnings: ReaderWarning[],
): Recording {
  const { region, trace, points, unit } = about;
  const name = region?.name ?? `Trace ${trace + 1}`;
  const intensity = {
    name: "Intensity",
    unit: "1",
    ...(unit === "" ? {} : { vendorUnit: unit }),
    role: "intensity" as const,
    values,
    origin: "file" as const,
  };
  const rows = values.length;
  if (region === null || region.points !== points || Number.isNaN(region.stepEv * region.startEv)) {
    warnings.push({
      code: "unknown_column",
      message: `${name}: the header has no region of ${points} points for it; its energies are not known`,
    });
    return { name, kind: "spectrum", rows, columns: [intensity] };
  }
  const energy = Float64Array.from(values, (_, index) => region.startEv + index * region.stepEv);
  return {
    name,
    kind: "spectrum",
    rows,
    columns: [
      { name: "Binding energy", unit: "eV", role: "bindingEnergyEv", values: energy, origin: "file" },
      intensity,
    ],
  };
}
