/**
 * Arbin results file: an Access database.
 *
 * Bytes 00 01 00 00 "Standard Jet DB" 00, then pages of 4096 (Jet 4) or 2048 (Jet 3) bytes: see jet-definition.ts.
 * Channel_Normal_Table holds the records: Test_ID, Data_Point, Test_Time (s), Step_Time (s), DateTime (days since
 * 1899-12-30, local), Step_Index, Cycle_Index, Is_FC_Data, Current (A), Voltage (V), Charge_Capacity,
 * Discharge_Capacity (Ah), Charge_Energy, Discharge_Energy (Wh), dV/dt, Internal_Resistance, AC_Impedance,
 * ACI_Phase_Angle. Several tests may share a file and records need not be in order. Current is positive on charge.
 * Counters go back to zero only where the schedule says so.
 * Global_Table has a row a test (name, channel, start, schedule); Auxiliary_Table the further inputs. Events, the
 * statistic table and the resume table are kept in the metadata.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { arbinColumnRules } from "../arbin-columns";
import { localClockUnit } from "../clock-time";
import { finishColumn, planColumns } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { auxiliaryColumns } from "./auxiliary-columns";
import { hasEndlessDefinition, jetLayout } from "./jet-definition";
import { type ArbinRecords, readArbinRecords } from "./records";
import { flattenRows, openSmallTables, type SmallRow, type SmallTables } from "./small-tables";
import { sortRecords } from "./sort-records";

const epochDays = 25_569;
const dayS = 86_400;
const mostAuxiliaryRows = 5_000_000;

export const reader: FormatReader = {
  id: "arbin-res",
  title: "Arbin .res",
  kind: "cycling",
  isBinary: true,
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const { head } = sniff;
    if (head[0] !== 0 || head[1] !== 1) return null;
    const { text } = sniff;
    if (!/^.{4}Standard (?:Jet|ACE) DB/s.test(text)) return null;
    // Names are stored as UTF-16 or with every second byte left out.
    const isArbin =
      text.includes("Channel_Normal_Table") || text.includes("C\0h\0a\0n\0n\0e\0l\0_\0N\0o\0r\0m\0a\0l");
    return isArbin
      ? { confidence: "certain", matchedBy: "an Access database with Channel_Normal_Table" }
      : { confidence: "likely", matchedBy: "an Access database" };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const bytes = readAll(source);
    const layout = jetLayout(bytes);
    if (layout !== null && hasEndlessDefinition(bytes, layout))
      throw new UnreadableFileError({
        expected: "table definitions that end",
        found: "a definition whose pages run in a circle",
      });
    const tables = openSmallTables(bytes);
    const records = readArbinRecords(bytes, tables);
    if (records.rows === 0 && (records.promised ?? 0) > 0)
      throw new UnreadableFileError({
        expected: `${records.promised} records, as the table promises`,
        found: "none: the file is cut off before them",
        at: `byte ${source.size}`,
      });
    const warnings: ReaderWarning[] = [];
    const truncated = records.promised !== null && records.rows < records.promised;
    if (truncated)
      warnings.push({
        code: "truncated",
        message: `the table promises ${records.promised} records; ${records.rows} are there`,
      });
    const recordings = splitTests(records, tables, warnings);
    for (const recording of recordings) warnings.push(...seriesWarnings(recording));
    const tests = tables("Global_Table");
    const [test] = tests;
    return finishedFile(reader, context, {
      formatVersion: textOf(tables("Version_Table")[0]?.Version_Schema_Field),
      recordings,
      instrument: "Arbin",
      channel: typeof test?.Channel_Index === "number" ? String(test.Channel_Index) : null,
      technique: textOf(test?.Schedule_File_Name),
      startedAt: startOf(test),
      metadata: {
        ...flattenRows("Global_Table", tests),
        ...flattenRows("Event_Table", tables("Event_Table", 200)),
        ...flattenRows("Resume_Table", tables("Resume_Table", 20)),
        ...flattenRows("Channel_Statistic_Table", tables("Channel_Statistic_Table", 200)),
      },
      warnings,
      truncated,
    });
  },
};

/** One recording a test, its records in the order of their data points. */
function splitTests(records: ArbinRecords, tables: SmallTables, warnings: ReaderWarning[]): Recording[] {
  const testId = records.columns.get("Test_ID")!;
  const dataPoint = records.columns.get("Data_Point")!;
  const sorted = sortRecords(testId, dataPoint, [...records.columns.values()]);
  if (sorted.misplaced > 0)
    warnings.push({
      code: "unsorted_records",
      message: `records stood out of order (${sorted.misplaced} jumps back); sorted by test and data point`,
    });
  if (sorted.duplicates > 0)
    warnings.push({
      code: "duplicate_records",
      message: `${sorted.duplicates} records are equal to the one before them in every column and were left out`,
    });
  const { order } = sorted;
  const isWhole = sorted.misplaced === 0 && sorted.duplicates === 0;
  const auxiliary = tables("Auxiliary_Table", mostAuxiliaryRows);
  if (auxiliary.length === mostAuxiliaryRows)
    warnings.push({
      code: "truncated",
      message: `Auxiliary_Table has more than ${mostAuxiliaryRows} rows; the rest is not read`,
    });
  const auxiliaryNames = tables("Aux_Global_Data_Table");
  const names = new Map(tables("Global_Table").map((row) => [row.Test_ID, textOf(row.Test_Name)]));
  const recordings: Recording[] = [];
  for (let from = 0; from < order.length; ) {
    const id = testId[order[from]!]!;
    let to = from + 1;
    while (to < order.length && testId[order[to]!] === id) to += 1;
    const pick = (values: Float64Array): Float64Array => {
      // Each column is asked for once to be kept, so that a test that is the whole file can have it as it is.
      if (isWhole) return to - from === values.length ? values : values.slice(from, to);
      return inOrder(values, order, from, to);
    };
    const columns = finishColumns(records, pick, warnings);
    const further = auxiliaryColumns(auxiliary, auxiliaryNames, { testId: id, dataPoint: pick(dataPoint) });
    warnings.push(...dropImpossibleTemperatures(further));
    recordings.push({
      name: names.get(id) ?? `Test ${id}`,
      kind: "cycling",
      rows: to - from,
      columns: [...columns, ...further],
      currentKind: "signed",
    });
    from = to;
  }
  return recordings;
}

function inOrder(values: Float64Array, order: Int32Array, from: number, to: number): Float64Array {
  const picked = new Float64Array(to - from);
  for (let row = 0, at = from; at < to; row += 1, at += 1) picked[row] = values[order[at]!]!;
  return picked;
}

function finishColumns(
  records: ArbinRecords,
  pick: (values: Float64Array) => Float64Array,
  warnings: ReaderWarning[],
): Column[] {
  const titles = [...records.columns.keys()];
  return planColumns(titles, arbinColumnRules).map((plan, index) => {
    const values = pick(records.columns.get(titles[index]!)!);
    if (titles[index] !== "DateTime") return finishColumn(plan, { values }, warnings);
    for (let row = 0; row < values.length; row += 1) values[row] = clockSeconds(values[row]!);
    return finishColumn(plan, { values, unit: localClockUnit }, warnings);
  });
}

function startOf(test: SmallRow | undefined): StartTime | null {
  const days = test?.Start_DateTime;
  if (typeof days !== "number" || !(days > 0 && days < 2_958_466)) return null;
  const iso = new Date(Math.round(clockSeconds(days) * 1000)).toISOString().slice(0, -1);
  return { printed: String(days), iso, zone: "unknown" };
}

/** Days since 1899-12-30 as seconds since 1970; a double of days resolves about a microsecond. */
function clockSeconds(days: number): number {
  return Math.round((days - epochDays) * dayS * 1e5) / 1e5;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
