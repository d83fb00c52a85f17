/**
 * VersaStudio data, `.par` (Princeton Applied Research, VersaSTAT and PMC).
 *
 *   <Application> … </Application>   sections of "Key=value" lines: Application, Instrument, Experiment, ActionN …
 *   <SegmentN>
 *     Type=, Version=, Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s), …, Frequency(Hz), …, Z Real, …, 0
 *     rows separated by commas, one value for each title but the bare 0 at the end
 *   </SegmentN>
 *   <GraphN> and other sections of windows: not data
 *
 * Z Imag is signed, negative when capacitive. E and I beside a frequency are the direct values. "Working Electrode
 * Area (cm2)" is typed in, 1 by default. TimeAcquired and DateAcquired name the month, without a zone.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import type { ColumnRule } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { type OpenText, openText } from "../open-text";
import { seriesWarnings } from "../series-warnings";
import { sweepRecordings } from "../sweep-recordings";
import { readTitledTable } from "../titled-table";
import { acquiredAt } from "./acquired-at";
import { readSections, type Segment } from "./sections";

export const reader: FormatReader = {
  id: "versastudio-par",
  title: "VersaStudio .par",
  kind: "impedance",
  version: 3,
  recognise,
  read,
};

const rules: readonly ColumnRule[] = [
  { title: /^point #$/, role: "recordIndex" },
  { title: /^segment #$/, role: "vendorStep" },
  { title: /^elapsed time$/, role: "timeS" },
  { title: /^e$/, role: "voltageV" },
  { title: /^i$/, role: "currentMa" },
];

const impedanceRules: readonly ColumnRule[] = [
  ...rules,
  { title: /^frequency$/, role: "frequencyHz" },
  { title: /^z real$/, role: "impedanceRealOhm", unit: "ohm" },
  { title: /^z imag$/, role: "impedanceImaginaryOhm", unit: "ohm" },
];

function recognise(sniff: Sniff): Recognition | null {
  if (!/^<(Application|Instrument|Experiment|Action0)>/.test(sniff.text)) return null;
  if (/^Name=VersaStudio|VersaSTAT|\[VersaStudio\]|^<Action0>/im.test(sniff.text)) {
    return { confidence: "certain", matchedBy: "sections of VersaStudio" };
  }
  return null;
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  const { metadata, segments } = readSections(text.source, text.encoding, text.start);
  if (segments.length === 0) {
    throw new UnreadableFileError({
      expected: "a segment with a Definition line",
      found: `${Object.keys(metadata).length} keys and no segment`,
    });
  }
  const warnings: ReaderWarning[] = [...text.warnings];
  const recordings: Recording[] = [];
  let truncated = false;
  let decimal: "." | "," = ".";
  for (const segment of segments) {
    const read = readSegment(text, segment, metadata, warnings);
    if (read === null) continue;
    recordings.push(...read.recordings);
    decimal = read.decimal;
    if (!segment.isClosed) {
      truncated = true;
      const message = `${segment.name} is not closed; the file ends after ${read.rows} whole rows of it`;
      warnings.push({ code: "truncated", message, at: `byte ${segment.stop}` });
    }
    context.onProgress?.(segment.stop / text.source.size);
  }
  if (Number(metadata["Action0.Working Electrode Area (cm2)"]) === 1) {
    warnings.push({
      code: "default_area",
      message: "area 1 cm² is what the program fills in, not a measured area",
    });
  }
  const startedAt: StartTime | null = acquiredAt(
    metadata["Experiment.DateAcquired"],
    metadata["Experiment.TimeAcquired"],
  );
  return finishedFile(reader, context, {
    kind: recordings.some((recording) => recording.kind === "impedance") ? "impedance" : "cycling",
    formatVersion: metadata["Application.Version"] ?? null,
    startedAt,
    instrument: metadata["Instrument.Type"] ?? null,
    channel: metadata["Instrument.SN"] ?? null,
    technique: metadata["Action1.Name"] ?? null,
    metadata,
    recordings,
    truncated,
    warnings,
    text: { encoding: text.encoding, decimal },
  });
}

function readSegment(
  text: OpenText,
  segment: Segment,
  metadata: Readonly<Record<string, string>>,
  warnings: ReaderWarning[],
): { recordings: Recording[]; rows: number; decimal: "." | "," } | null {
  const hasImpedance = segment.titles.includes("Frequency(Hz)") && segment.titles.includes("Z Real");
  const table = readTitledTable(text.source, {
    titles: segment.titles,
    rules: hasImpedance ? impedanceRules : rules,
    delimiter: ",",
    encoding: text.encoding,
    start: segment.start,
    stop: segment.stop,
    firstLine: segment.firstLine,
  });
  if (table.rows === 0) return null;
  warnings.push(
    ...table.warnings.map((warning) => ({ ...warning, message: `${segment.name}: ${warning.message}` })),
  );
  const action = metadata[`${segment.name.replace("Segment", "Action")}.Name`];
  const whole: Recording = {
    name: action === undefined ? segment.name : `${segment.name}, ${action}`,
    kind: "cycling",
    rows: table.rows,
    columns: table.columns,
    currentKind: "signed",
  };
  // A segment of another technique has the impedance columns too, all zero.
  const frequency = table.columns.find((column) => column.role === "frequencyHz");
  const isImpedance = hasImpedance && (frequency?.values.some((value) => value > 0) ?? false);
  if (!isImpedance) warnings.push(...seriesWarnings(whole));
  return {
    recordings: isImpedance ? sweepRecordings(whole) : [whole],
    rows: table.rows,
    decimal: table.decimal,
  };
}
