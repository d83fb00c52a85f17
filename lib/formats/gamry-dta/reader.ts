/**
 * Gamry Framework data, `.DTA`.
 *
 *   line 1   "EXPLAIN" (a few techniques write another word)
 *   line 2   "TAG" tab technique: EISPOT, GALVEIS, CV, CHRONOA, PWR800_CHARGE …
 *   keys     KEY tab TYPE tab value tab label; TYPE is LABEL, PSTAT, QUANT, IQUANT, POTEN (value, T/F), SELECTOR,
 *            TOGGLE (T/F), TWOPARAM (T/F, a, b), NOTES n (n lines follow), …
 *   tables   KEY tab "TABLE" [tab rows]; a line of titles, a line of units, rows, all beginning with a tab. A table
 *            ends at the next key, not after the stated rows. ZCURVE: impedance; CURVE, CURVE1 …, OCVCURVE: series
 *
 * A spreadsheet that saved such a file puts cells in quotation marks and may separate them by commas or semicolons.
 * Zimag is signed (negative when capacitive). Decimal comma by locale. AREA is typed in, 1 cm² by default; -327.67 °C
 * means no thermocouple; the sign of the current follows the convention set in the program (CONVENTION).
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { decideDateOrder, startTimeOf } from "../clock-date";
import type { ColumnRule } from "../column-rule";
import { decideDecimalSymbol } from "../decimal-symbol";
import type { Delimiter } from "../delimited-row";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { type OpenText, openText } from "../open-text";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { sweepRecordings } from "../sweep-recordings";
import { decodeText } from "../text-decoding";
import { readTitledTable } from "../titled-table";
import { type DtaContents, type DtaTable, findTables, keySeparator } from "./find-tables";

export const reader: FormatReader = {
  id: "gamry-dta",
  title: "Gamry .DTA",
  kind: "impedance",
  version: 3,
  recognise,
  read,
};

const impedanceRules: readonly ColumnRule[] = [
  { title: /^time$/, role: "timeS" },
  { title: /^freq$/, role: "frequencyHz" },
  { title: /^zreal$/, role: "impedanceRealOhm" },
  { title: /^zimag$/, role: "impedanceImaginaryOhm" },
  { title: /^zmod$/, role: "impedanceModulusOhm" },
  // The degree sign of the unit is often lost to a wrong code page, so the unit line is not asked.
  { title: /^zphz$/, role: "phaseDeg" },
  { title: /^idc$/, role: "currentMa" },
  { title: /^vdc$/, role: "voltageV" },
  { title: /^temp$/, role: "temperatureC" },
];

const seriesRules: readonly ColumnRule[] = [
  { title: /^(t|time)$/, role: "timeS" },
  { title: /^vf$/, role: "voltageV" },
  { title: /^im$/, role: "currentMa" },
  { title: /^temp$/, role: "temperatureC" },
];

const headBytes = 16_384;
const noRules: readonly ColumnRule[] = [];

function recognise(sniff: Sniff): Recognition | null {
  const isExplained = /^"?EXPLAIN\b/.test(sniff.text);
  const tag = /^"?TAG"?[\t,;]"?(\w+)/.exec(sniff.text.split("\n", 2)[1] ?? "")?.[1];
  if (isExplained && tag !== undefined)
    return { confidence: "certain", matchedBy: `"EXPLAIN" and the tag ${tag}` };
  if (tag !== undefined) return { confidence: "likely", matchedBy: `the tag ${tag} on line 2` };
  return isExplained && keySeparator(sniff.text) !== null
    ? { confidence: "certain", matchedBy: '"EXPLAIN" and keys with their types' }
    : null;
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  const head = decodeText(text.source.read(text.start, headBytes), text.encoding);
  const delimiter = keySeparator(head) ?? "\t";
  const contents = findTables(text.source, { ...text, delimiter });
  if (contents.tables.length === 0) {
    throw new UnreadableFileError({
      expected: "a table (ZCURVE, CURVE …)",
      found: `${Object.keys(contents.metadata).length} keys and no table`,
    });
  }
  const { metadata, numbers } = contents;
  // The program writes the code page of its own Windows, so cp1252 is expected and no guess.
  const warnings: ReaderWarning[] = text.encoding === "cp1252" ? [] : [...text.warnings];
  const decimal = numbers.some((number) => number.includes(",")) ? "," : decideDecimalSymbol(numbers).decimal;
  const recordings: Recording[] = [];
  let truncated = false;
  for (const table of contents.tables) {
    const result = readTable(text, table, { delimiter, decimal }, warnings);
    if (result === null) continue;
    recordings.push(...result.recordings);
    if (result.isCut) {
      truncated = true;
      const message = `table ${table.key} ends with the file after ${result.rows} of ${table.statedRows ?? "its"} rows`;
      warnings.push({ code: "truncated", message, at: `byte ${source.size}` });
    }
    context.onProgress?.(table.stop / text.source.size);
  }
  if (metadata.EXPERIMENTABORTED === "T") {
    warnings.push({ code: "aborted", message: "the experiment was aborted; what was measured is here" });
  }
  const area = Number((metadata.AREA ?? "").replace(",", "."));
  if (area === 1) {
    warnings.push({
      code: "default_area",
      message: "area 1 cm² is what the program fills in, not a measured area",
    });
  }
  return finishedFile(reader, context, {
    kind: recordings.some((recording) => recording.kind === "impedance") ? "impedance" : "cycling",
    ...startOf(contents, warnings),
    instrument: metadata.PSTAT ?? null,
    channel: metadata.PSTATSECTION ?? null,
    technique: metadata.TAG ?? null,
    metadata,
    recordings,
    truncated,
    warnings,
    text: { encoding: text.encoding, decimal },
  });
}

interface TableResult {
  recordings: Recording[];
  rows: number;
  isCut: boolean;
}

function readTable(
  text: OpenText,
  table: DtaTable,
  format: { readonly delimiter: Delimiter; readonly decimal: "." | "," },
  warnings: ReaderWarning[],
): TableResult | null {
  const isImpedance = table.titles.some((title) => title === "Freq") && table.titles.includes("Zreal");
  const isSeries = /^(OCV)?CURVE\d*$/.test(table.key);
  // Every line begins with a tab, so the first cell of all is empty and has a title of its own here.
  const units = new Map(table.titles.map((title, index) => [title, table.units[index] ?? null]));
  const read = readTitledTable(text.source, {
    titles: ["row", ...table.titles],
    rules: isImpedance ? impedanceRules : isSeries ? seriesRules : noRules,
    split: (title) => {
      const unit = units.get(title)?.replace(/ vs\..*$/, "") ?? null;
      const hasUnit = unit !== null && unit !== "" && unit !== "#" && !/^Z(phz)/i.test(title);
      return {
        printed: title,
        name: title.toLowerCase(),
        unit: hasUnit ? (unit === "S" ? "s" : unit) : null,
      };
    },
    ...format,
    encoding: text.encoding,
    start: table.start,
    stop: table.stop,
    firstLine: table.firstLine,
  });
  if (read.rows === 0) return null;
  warnings.push(
    ...read.warnings.map((warning) => ({ ...warning, message: `${table.key}: ${warning.message}` })),
  );
  const columns = read.columns.filter((column) => column.name !== "row");
  warnings.push(...dropImpossibleTemperatures(columns));
  const whole: Recording = {
    name: table.key,
    kind: isImpedance ? "impedance" : "cycling",
    rows: read.rows,
    columns,
    currentKind: "signed",
  };
  const endsWithFile = table.stop === text.source.size;
  const isShort = table.statedRows !== null && read.rows < table.statedRows;
  return {
    recordings: isImpedance ? sweepRecordings(whole) : [whole],
    rows: read.rows,
    isCut: endsWithFile && (read.truncated || isShort),
  };
}

function startOf(contents: DtaContents, warnings: ReaderWarning[]): Pick<ParsedFile, "startedAt"> {
  const { DATE: date, TIME: time } = contents.metadata;
  if (date === undefined) return { startedAt: null };
  const printed = `${date} ${time ?? ""}`.trim();
  const decision = decideDateOrder([date]);
  if (decision.certainty === "ambiguous") {
    warnings.push({ code: "ambiguous_date", message: `"${date}" can be read day first or month first` });
  }
  return { startedAt: startTimeOf(printed, decision) };
}
