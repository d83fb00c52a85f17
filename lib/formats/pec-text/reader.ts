/**
 * PEC text export (CSV).
 *
 * Lines of preamble "Key:,value" (test, regime, cells, start and end, month first), maybe a block between
 * "#RESULTS CHECK" and "#END RESULTS CHECK", then titles and one record a row, ending in a separator:
 *   "Test,Cell,Rack,Shelf,Position,Cell ID,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),
 *   Load On Time (…),Step Time (Seconds),…,Real Time,Position Start Time,Voltage (V),Current (A),
 *   Charge Capacity (mAh),Discharge Capacity (mAh),Charge Energy (mWh),…,ReasonCode,…,Temp (°C),"
 * Units are chosen by the operator: times in hours, minutes, seconds or hh:mm:ss, voltage in V or mV, current in A,
 * mA or µA. One file may hold several cells: each becomes a recording.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { decideDateOrder, startTimeOf } from "../clock-date";
import type { ColumnRule } from "../column-rule";
import { withCounterScopes } from "../counter-scopes";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { sampleRows } from "../sample-rows";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { withSignedCurrent } from "../signed-current";
import { splitByColumns, titlesThatVary } from "../split-by-columns";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { splitTitle, type VendorTitle } from "../vendor-title";

const rules: readonly ColumnRule[] = [
  { title: /^total time$/, role: "timeS" },
  { title: /^step time$/, role: "stepTimeS" },
  { title: /^step$/, role: "vendorStep" },
  { title: /^cycle$/, role: "vendorCycle" },
  { title: /^instruction name$/, role: "state", kind: "label" },
  { title: /^voltage$/, role: "voltageV" },
  { title: /^current$/, role: "currentMa" },
  { title: /^charge capacity$/, role: "chargeCapacityMah" },
  { title: /^discharge capacity$/, role: "dischargeCapacityMah" },
  { title: /^charge energy$/, role: "chargeEnergyMwh" },
  { title: /^discharge energy$/, role: "dischargeEnergyMwh" },
  { title: /^temp( \d+)?$/, role: "temperatureC" },
];

const search: TitleSearch = {
  what: "PEC's titles (Test, Cell, Rack, Shelf, Position, Step, Cycle, Total Time)",
  isTitleRow(titles) {
    const has = (title: string) => titles.includes(title);
    return (
      has("Test") &&
      has("Cell") &&
      has("Rack") &&
      has("Cycle") &&
      titles.some((each) => /^Total Time \(/.test(each))
    );
  },
};

export const reader: FormatReader = {
  id: "pec-text",
  title: "PEC text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const { titles, delimiter, line, preamble } = findTitleLine(text, search);
    const metadata = parsePreamble(preamble);
    const started = metadata["Start Time"];
    const place = { start: line.end, stop: text.source.size, delimiter, encoding: text.encoding };
    const sample = sampleRows(text.source, place);
    const table = readTitledTable(text.source, {
      sample,
      splitBy: titlesThatVary(cellTitles, titles, sample),
      titles,
      rules,
      split: splitPecTitle,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      dateHints: started === undefined ? [] : [started],
      onProgress: context.onProgress,
    });
    const warnings: ReaderWarning[] = [...text.warnings, ...table.warnings];
    warnings.push(...dropImpossibleTemperatures(table.columns));
    const state = table.columns.find((column) => column.role === "state") ?? null;
    const signed = withSignedCurrent(table.columns, { state, direction }, warnings);
    const recordings: Recording[] = splitByColumns(signed.columns, cellTitles).map((part) => ({
      name: part.name === "" ? "Test" : part.name,
      kind: "cycling",
      rows: part.rows,
      columns: withCounterScopes(part.columns),
      currentKind: signed.currentKind,
    }));
    for (const recording of recordings) warnings.push(...seriesWarnings(recording));
    const order = table.dateOrder ?? (started === undefined ? null : decideDateOrder([started]));
    const first = started ?? table.sample[0]?.[titles.indexOf("Real Time")];
    return finishedFile(reader, context, {
      recordings,
      instrument: "PEC",
      channel: channelOf(titles, table.sample[0] ?? []),
      technique: metadata["TestRegime Name"] ?? null,
      metadata,
      startedAt: first === undefined || order === null ? null : startTimeOf(first, order),
      text: {
        encoding: text.encoding,
        decimal: table.decimal,
        ...(order === null ? {} : { dateOrder: order.certainty }),
      },
      warnings,
      truncated: table.truncated,
    });
  },
};

/** What tells the cells of one file apart. */
const cellTitles = ["Test", "Cell"];

/** PEC writes units out: "(Decimal Hours)", "(Seconds)"; "(Hours in hh:mm:ss.xxx)" is read as a duration. */
function splitPecTitle(printed: string): VendorTitle {
  const title = splitTitle(printed);
  if (title.unit === "Decimal Hours") return { ...title, unit: "h" };
  return /^hours in/i.test(title.unit ?? "") ? { ...title, unit: "s" } : title;
}

function direction(label: string): number {
  if (/dis-?charge/i.test(label)) return -1;
  return /charge/i.test(label) ? 1 : 0;
}

function channelOf(titles: readonly string[], row: readonly string[]): string | null {
  const parts = ["Rack", "Shelf", "Position"].map((title) => row[titles.indexOf(title)] ?? "");
  return parts.every((part) => part === "") ? null : parts.join("-");
}

function parsePreamble(lines: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of lines) {
    const match = /^([^#,][^:]*):[,;\t]?(.*?)[\s,;]*$/.exec(line.replaceAll('"', ""));
    if (match !== null && match[2]!.trim() !== "") pairs[match[1]!.trim()] = match[2]!.trim();
  }
  return pairs;
}
