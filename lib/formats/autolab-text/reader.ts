/**
 * Metrohm Autolab (NOVA) text exports: one line of titles, one record a line, separated by tab, semicolon or comma.
 *
 *   impedance  "Index;Frequency (Hz);Z' (Ω);-Z'' (Ω);Z (Ω);-Phase (°);Time (s)"; older "Freq. / Hz", "Z' / ohm"
 *   series     "Time (s);WE(1).Potential (V);WE(1).Current (A)", "Corrected time (s)", "Potential applied (V)"
 *
 * Z'' and the phase are printed with their sign turned; decimal comma by locale; no start time, no settings.
 * Autolab's own export to ZView is read as a ZView file.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { findColumn, type Recording } from "@/lib/domain/recording";
import type { ColumnRule } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { seriesWarnings } from "../series-warnings";
import { sweepRecordings } from "../sweep-recordings";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { withTurnedColumns } from "../turned-columns";

export const reader: FormatReader = {
  id: "autolab-text",
  title: "Autolab NOVA text",
  kind: "impedance",
  version: 3,
  recognise,
  read,
};

const rules: readonly ColumnRule[] = [
  { title: /^(freq\.?|frequency)$/, role: "frequencyHz" },
  { title: /^z'$/, role: "impedanceRealOhm", unit: "ohm" },
  { title: /^z''$/, role: "impedanceImaginaryOhm", unit: "ohm" },
  { title: /^z$/, role: "impedanceModulusOhm", unit: "ohm" },
  { title: /^phase$/, role: "phaseDeg", unit: "deg" },
  { title: /^(time|corrected time)$/, role: "timeS" },
  { title: /^we\(1\)\.potential$/, role: "voltageV" },
  { title: /^we\(1\)\.current$/, role: "currentMa" },
  { title: /^(potential applied|potential dc)$/, role: "voltageV" },
  { title: /^current dc$/, role: "currentMa" },
  { title: /^index$/, role: "recordIndex" },
];

const turned = [
  { title: /^[-−–]\s*Z''/, role: "impedanceImaginaryOhm" },
  { title: /^[-−–]\s*Phase/i, role: "phaseDeg" },
] as const;

/** Whether a row holds NOVA's titles of an impedance table or of a time series. */
function isTitleRow(titles: readonly string[]): boolean {
  const has = (pattern: RegExp) => titles.some((title) => pattern.test(title.replace(/"/g, "")));
  const isImpedance =
    has(/^Freq(\.|uency)?\s*[([/]\s*Hz/i) && has(/^Z'\s*[([/]/) && has(/^[-−–]\s*Z''\s*[([/]/);
  // PalmSens prints the same parts, beside a phase that it calls negative.
  if (has(/^neg\. Phase/)) return false;
  return isImpedance || (has(/^WE\(1\)\.Potential/) && has(/^WE\(1\)\.Current/));
}

const search: TitleSearch = {
  what: "NOVA's titles (Frequency (Hz), Z' (Ω), -Z'' (Ω), or WE(1).Potential (V))",
  isTitleRow,
  maximumLines: 40,
};

function recognise(sniff: Sniff): Recognition | null {
  return recogniseTitles(sniff, search);
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  const { titles, delimiter, line, preamble } = findTitleLine(text, search);
  const table = readTitledTable(text.source, {
    titles,
    rules,
    split: splitTitle,
    delimiter,
    encoding: text.encoding,
    start: line.end,
    firstLine: line.number + 1,
    onProgress: context.onProgress,
  });
  const columns = withTurnedColumns(table.columns, turned);
  const whole: Recording = {
    name: "NOVA",
    kind: "cycling",
    rows: table.rows,
    columns,
    currentKind: "signed",
  };
  const isImpedance =
    findColumn(whole, "frequencyHz") !== null && findColumn(whole, "impedanceRealOhm") !== null;
  return finishedFile(reader, context, {
    kind: isImpedance ? "impedance" : "cycling",
    instrument: "Metrohm Autolab",
    metadata: Object.fromEntries(preamble.map((words, at) => [`line ${at + 1}`, words])),
    recordings: isImpedance ? sweepRecordings(whole) : [whole],
    truncated: table.truncated,
    warnings: [...text.warnings, ...table.warnings, ...(isImpedance ? [] : seriesWarnings(whole))],
    text: { encoding: text.encoding, decimal: table.decimal },
  });
}

/**
 * "-Z'' (Ω)" keeps its minus in the name, so that no rule takes it for the value itself. An Ω or ° that a code page
 * lost on the way ("?", "Î©") is no unit: the column's own holds.
 */
function splitTitle(title: string): { printed: string; name: string; unit: string | null } {
  const match = /^(.*?)\s*(?:[([]\s*([^()[\]]*)\s*[)\]]|\/\s*(\S+))$/.exec(title);
  const unit = match?.[2] ?? match?.[3] ?? null;
  const isLost = unit !== null && /^(\?|\ufffd|Î©|â„¦|Â°)*$/.test(unit);
  return { printed: title, name: (match?.[1] ?? title).trim().toLowerCase(), unit: isLost ? null : unit };
}
