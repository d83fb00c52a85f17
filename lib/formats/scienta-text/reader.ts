/**
 * Scienta SES text export.
 *
 * "[Info]" with "Number of Regions=0001" and "Version=…"; for each region n: "[Region n]" with "Region Name=", and
 * for each dimension "Dimension 1 name=Binding Energy [eV]", "Dimension 1 size=", "Dimension 1 scale=" (all values);
 * "[Info n]" with "Key=value" (Pass Energy, Excitation Energy, Energy Scale, Date, Time …); "[Data n]" with one row
 * an energy: the energy, then one intensity for each slice of the second dimension. Exponents have four digits.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { startTimeOf } from "../clock-date";
import { readDelimitedTable } from "../delimited-table";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { readHeadLines } from "../head-lines";
import { type OpenText, openText } from "../open-text";
import { findSectionMarks, type SectionMark } from "../section-marks";

const mostSlices = 2000;
const longestSection = 4 * 1024 * 1024;

export const reader: FormatReader = {
  id: "scienta-text",
  title: "Scienta SES text export",
  kind: "spectrum",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const head = sniff.text.slice(0, 2000);
    return /^\[Info\]\r?\nNumber of Regions=/.test(head) && /^\[Region 1\]/m.test(head)
      ? { confidence: "certain", matchedBy: '"[Info]", "Number of Regions=" and "[Region 1]"' }
      : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const marks = findSectionMarks(text.source, text.start);
    const warnings: ReaderWarning[] = [...text.warnings];
    const metadata: Record<string, string> = {};
    const recordings: Recording[] = [];
    let truncated = false;
    let started: string | null = null;
    for (const [index, mark] of marks.entries()) {
      const stop = marks[index + 1]?.start ?? text.source.size;
      const number = /^Data (\d+)$/.exec(mark.name)?.[1];
      if (number === undefined) {
        const pairs = readPairs(text, mark, stop);
        const prefix = /(\d+)$/.exec(mark.name)?.[1];
        for (const [key, value] of Object.entries(pairs))
          if (!/^Dimension \d+ scale$/.test(key))
            metadata[prefix === undefined ? key : `${prefix}.${key}`] = value;
        if (pairs.Date !== undefined) started ??= `${pairs.Date} ${pairs.Time ?? ""}`.trim();
        continue;
      }
      const region = readRegion(text, { mark, stop, number, metadata }, warnings);
      if (region === null) continue;
      recordings.push(region.recording);
      truncated ||= region.truncated;
    }
    if (recordings.length === 0)
      throw new UnreadableFileError({
        expected: 'a section "[Data 1]" with records',
        found: `sections ${
          marks
            .slice(0, 20)
            .map((mark) => mark.name)
            .join(", ") || "none"
        }`,
      });
    return finishedFile(reader, context, {
      formatVersion: metadata.Version ?? null,
      recordings,
      instrument: metadata["1.Instrument"] ?? null,
      technique: metadata["1.Acquisition Mode"] ?? null,
      metadata,
      startedAt: started === null ? null : startTimeOf(started, { order: "ymd", certainty: "stated" }),
      text: { encoding: text.encoding, decimal: "." },
      warnings,
      truncated,
    });
  },
};

function readRegion(
  text: OpenText,
  about: { mark: SectionMark; stop: number; number: string; metadata: Readonly<Record<string, string>> },
  warnings: ReaderWarning[],
): { recording: Recording; truncated: boolean } | null {
  const { mark, stop, number, metadata } = about;
  const [row] = readHeadLines(text.source, {
    encoding: text.encoding,
    start: mark.end,
    maximumBytes: Math.min(stop - mark.end, 262_144),
    maximumLines: 1,
  });
  const width = Math.min(mostSlices, row?.text.trim().split(/\s+/).length ?? 0);
  if (width < 2) return null;
  const table = readDelimitedTable(text.source, {
    kinds: Array.from({ length: width }, () => "number" as const),
    delimiter: "blanks",
    decimal: ".",
    encoding: text.encoding,
    start: mark.end,
    firstLine: mark.line + 1,
    stop,
  });
  const name = metadata[`${number}.Region Name`] ?? `Region ${number}`;
  const size = Number(metadata[`${number}.Dimension 1 size`]);
  const truncated = table.truncated || table.rows < size;
  if (truncated)
    warnings.push({ code: "truncated", message: `${name}: ${table.rows} of ${size} energies are there` });
  const axis = metadata[`${number}.Dimension 1 name`] ?? "";
  const columns: Column[] = table.columns.map(({ values }, index) =>
    index === 0
      ? axisColumn(axis, values as Float64Array)
      : {
          name: width === 2 ? "Intensity" : `Slice ${index}`,
          unit: "1",
          role: index === 1 ? "intensity" : null,
          values,
          origin: "file",
        },
  );
  const photonEv = Number(metadata[`${number}.Excitation Energy`]);
  const kinetic = columns[0]!;
  if (kinetic.role === "kineticEnergyEv" && photonEv > 0)
    columns.push({
      name: "hν − kinetic energy",
      unit: "eV",
      role: "bindingEnergyEv",
      values: Float64Array.from(kinetic.values, (energy: number) => photonEv - energy),
      origin: "reconstructed",
    });
  return { recording: { name, kind: "spectrum", rows: table.rows, columns }, truncated };
}

function axisColumn(title: string, values: Float64Array): Column {
  const name = title.replace(/\s*\[.*$/, "") || "Energy";
  const role = /binding/i.test(title) ? "bindingEnergyEv" : /kinetic/i.test(title) ? "kineticEnergyEv" : null;
  return { name, unit: "eV", role, values, origin: "file" };
}

function readPairs(text: OpenText, mark: SectionMark, stop: number): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = readHeadLines(text.source, {
    encoding: text.encoding,
    start: mark.end,
    maximumBytes: Math.min(stop - mark.end, longestSection),
  });
  for (const line of lines) {
    const at = line.text.indexOf("=");
    if (line.start < stop && at > 0) pairs[line.text.slice(0, at).trim()] = line.text.slice(at + 1).trim();
  }
  return pairs;
}
