/**
 * Arbin MITS export as an Excel workbook.
 *
 * Sheet "Global_Info": a title row "Channel | Start DateTime | Schedule File Name | Creator | …" below some lines of
 * heading, then one row a channel. Sheets "Channel_1-008", "Channel_11_1", "Channel_11_2": titles in row 1 (or below
 * lines that people add), one record a row; a number after the last underscore counts the parts of one channel, which
 * are joined where their test time goes on. Other sheets (statistics, auxiliary) are named in the metadata.
 * Titles, units and counters as in Arbin's text: see arbin-columns.ts. "Date_Time" is a day number, local.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { arbinColumnRules, isArbinTitleRow, isTestTitle } from "../arbin-columns";
import { cutWarnings, withoutTitles } from "../cut-workbook";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext } from "../format-reader";
import { haveSameColumns, joinColumns } from "../join-columns";
import { seriesWarnings } from "../series-warnings";
import { splitByColumns } from "../split-by-columns";
import { readTitledSheet, type TitledSheet } from "../titled-sheet";
import { previewSheet } from "../xlsx-table";
import { recogniseWorkbook, XlsxWorkbook } from "../xlsx-workbook";
import { ZipArchive } from "../zip-archive";

export const reader: FormatReader = {
  id: "arbin-xlsx",
  title: "Arbin workbook",
  kind: "cycling",
  version: 3,

  recognise: recogniseWorkbook,

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const workbook = new XlsxWorkbook(new ZipArchive(source));
    const sheets = workbook.sheetNames.flatMap((name) => channelSheet(workbook, name));
    if (sheets.length === 0)
      throw withoutTitles(
        workbook,
        "a sheet with Arbin's titles (Test_Time(s), Cycle_Index, Voltage(V), Current(A))",
      );
    const cut = cutWarnings(workbook);
    const warnings: ReaderWarning[] = [...cut];
    const parts: Part[] = sheets.map(({ name, titleRow }, index) => {
      const sheet = readTitledSheet(workbook, name, { titleRow, rules: arbinColumnRules });
      context.onProgress?.((index + 1) / sheets.length);
      warnings.push(...sheet.warnings);
      return { name, sheet };
    });
    const recordings = joinParts(parts).flatMap(splitTests);
    for (const recording of recordings) warnings.push(...seriesWarnings(recording));
    const info = readGlobalInfo(workbook);
    const startedAt = parts[0]!.sheet.startedAt;
    const stated = Object.entries(info).find(([key]) => key.endsWith("Start DateTime"))?.[1];
    warnings.push(...compareStarts(stated, startedAt));
    const others = workbook.sheetNames.filter(
      (name) => !sheets.some((sheet) => sheet.name === name) && name !== "Global_Info",
    );
    return finishedFile(reader, context, {
      matchedBy: `${context.matchedBy} with Arbin's titles in sheet ${sheets[0]!.name}`,
      recordings,
      instrument: info["Software Version"] === undefined ? "Arbin" : `Arbin, ${info["Software Version"]}`,
      channel: info.Channel ?? channelOf(recordings),
      technique: info["Schedule File Name"] ?? null,
      metadata: { ...info, ...(others.length === 0 ? {} : { "other sheets": others.join(", ") }) },
      startedAt,
      warnings,
      truncated: cut.length > 0 || parts.some((part) => part.sheet.truncated),
    });
  },
};

interface Part {
  readonly name: string;
  readonly sheet: TitledSheet;
}

/** The sheet with the row its titles stand in (from 1); nothing where it holds no records. */
function channelSheet(workbook: XlsxWorkbook, name: string): { name: string; titleRow: number }[] {
  if (!workbook.hasSheet(name) || /^statistic/i.test(name)) return [];
  const at = previewSheet(workbook, name, { lastRow: 10 }).findIndex((row) => isArbinTitleRow(row));
  return at < 0 ? [] : [{ name, titleRow: at + 1 }];
}

/** A column Test_ID with several values tells several tests of one channel apart. */
function splitTests(recording: Recording): Recording[] {
  const titles = recording.columns.flatMap(({ name }) => (isTestTitle(name) ? [name] : []));
  return splitByColumns(recording.columns, titles).map(({ name, rows, columns }) => ({
    ...recording,
    name: name === "" ? recording.name : `${recording.name}, ${name}`,
    rows,
    columns,
  }));
}

/** Parts of one channel end to end; a part whose time does not go on where the last one stopped stands alone. */
function joinParts(parts: readonly Part[]): Recording[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (last !== undefined && continues(last, part)) group!.push(part);
    else groups.push([part]);
  }
  return groups.map((group) => ({
    name: group[0]!.name,
    kind: "cycling",
    rows: group.reduce((sum, part) => sum + part.sheet.rows, 0),
    columns: joinColumns(group.map((part) => part.sheet.columns)),
    currentKind: "signed",
  }));
}

function continues(before: Part, after: Part): boolean {
  const channel = (name: string) => /^(.+)_\d+$/.exec(name)?.[1];
  if (channel(before.name) === undefined || channel(before.name) !== channel(after.name)) return false;
  if (!haveSameColumns(before.sheet.columns, after.sheet.columns)) return false;
  const time = (part: Part) => part.sheet.columns.find((column) => column.role === "timeS")?.values;
  const end = time(before)?.at(-1);
  const start = time(after)?.[0];
  return end !== undefined && start !== undefined && start >= end;
}

/** Key and value of each channel's row; the keys carry the row's channel where there are several. */
function readGlobalInfo(workbook: XlsxWorkbook): Record<string, string> {
  if (!workbook.hasSheet("Global_Info")) return {};
  const rows = previewSheet(workbook, "Global_Info", { lastRow: 200 });
  const titleAt = rows.findIndex((row) => row.includes("Channel") && row.includes("Start DateTime"));
  const titles = rows[titleAt] ?? [];
  const channels = rows.slice(titleAt + 1).filter((row) => row.some((cell) => cell !== ""));
  const info: Record<string, string> = {};
  if (titleAt < 0) return info;
  for (const [index, row] of channels.entries()) {
    const prefix = channels.length > 1 ? `${row[titles.indexOf("Channel")] ?? index + 1}.` : "";
    for (const [column, title] of titles.entries()) {
      const value = row[column] ?? "";
      if (title !== "" && value !== "") info[`${prefix}${title}`] = value;
    }
  }
  return info;
}

/** "Channel_1-008", "Channel_11_2" → "1-008", "11"; null where the sheets are of several channels. */
function channelOf(recordings: readonly Recording[]): string | null {
  const channels = recordings.map(({ name }) => /^Channel_([\d-]+)(?:_\d+)?$/i.exec(name)?.[1]);
  return new Set(channels).size === 1 ? (channels[0] ?? null) : null;
}

/** The sheet of the channel and Global_Info each state a start; in real files they can be minutes apart. */
function compareStarts(stated: string | undefined, first: StartTime | null): ReaderWarning[] {
  if (stated === undefined || first?.iso == null) return [];
  const seconds = (Date.parse(`${stated.replace(" ", "T")}Z`) - Date.parse(`${first.iso}Z`)) / 1000;
  if (!(Math.abs(seconds) > 60)) return [];
  return [
    {
      code: "time_gap",
      message: `Global_Info states a start at ${stated}, ${Math.round(seconds)} s from the first record at ${first.printed}; the record is taken`,
    },
  ];
}
