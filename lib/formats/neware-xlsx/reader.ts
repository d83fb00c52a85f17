/**
 * Neware export as an Excel workbook (BTS 7.6, BTSDA 8 and 9), English or Chinese.
 *
 * Sheets "record" ("记录", or "Detail_<device>_<unit>_<channel>" in BTS 7.6): titles in one of the first rows, one
 * record a row, titles as in the text export (neware/text-columns.ts); "record_1", "record_2" … go on where a sheet
 * is full. Sheets "test" and "unit" ("Info_…"): keys and values, into the metadata. Other sheets (cycle, step, log,
 * aux) are named in the metadata. Times are words (H:MM:SS.ms) or parts of a day, by the cell's style.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { cutWarnings, withoutTitles } from "../cut-workbook";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext } from "../format-reader";
import { haveSameColumns, joinColumns } from "../join-columns";
import { finishExport } from "../neware/finish-export";
import { isNewareTitleRow, newareColumnRules, splitNewareTitle } from "../neware/text-columns";
import { readTitledSheet } from "../titled-sheet";
import { previewSheet } from "../xlsx-table";
import { recogniseWorkbook, XlsxWorkbook } from "../xlsx-workbook";
import { ZipArchive } from "../zip-archive";

export const reader: FormatReader = {
  id: "neware-xlsx",
  title: "Neware workbook",
  kind: "cycling",
  version: 3,

  recognise: recogniseWorkbook,

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const workbook = new XlsxWorkbook(new ZipArchive(source));
    const found = recordSheets(workbook);
    if (found.length === 0)
      throw withoutTitles(
        workbook,
        "a sheet with Neware's titles (DataPoint, Step Type, Time, Current(A), Voltage(V))",
      );
    const cut = cutWarnings(workbook);
    const warnings: ReaderWarning[] = [...cut];
    const sheets = found.map(({ name, titleRow }, index) => {
      const options = { titleRow, rules: newareColumnRules, split: splitNewareTitle };
      const sheet = readTitledSheet(workbook, name, options);
      context.onProgress?.((index + 1) / found.length);
      warnings.push(...sheet.warnings);
      return { name, sheet };
    });
    const [first, ...others] = sheets;
    const joined = [
      first!,
      ...others.filter(({ sheet }) => haveSameColumns(first!.sheet.columns, sheet.columns)),
    ];
    const apart = sheets.filter((each) => !joined.includes(each));
    const recordings = [joined, ...apart.map((each) => [each])].map((parts) =>
      finishExport(
        parts[0]!.name,
        parts.reduce((rows, part) => rows + part.sheet.rows, 0),
        joinColumns(parts.map((part) => part.sheet.columns)),
        warnings,
      ),
    );
    const read = new Set(sheets.map(({ name }) => name));
    return finishedFile(reader, context, {
      matchedBy: `${context.matchedBy} with Neware's titles in sheet ${first!.name}`,
      recordings,
      instrument: "Neware",
      metadata: readInfo(workbook, read),
      startedAt: first!.sheet.startedAt,
      warnings,
      truncated: cut.length > 0 || sheets.some(({ sheet }) => sheet.truncated),
    });
  },
};

/** Sheets of records, in order, with the row their titles stand in (from 1). */
function recordSheets(workbook: XlsxWorkbook): { name: string; titleRow: number }[] {
  return workbook.sheetNames.flatMap((name) => {
    if (!workbook.hasSheet(name)) return [];
    const at = previewSheet(workbook, name, { lastRow: 10 }).findIndex((row) => isNewareTitleRow(row));
    return at < 0 ? [] : [{ name, titleRow: at + 1 }];
  });
}

const infoSheet = /^(test|unit|info)|^(测试|单位|信息)/i;

/** Neighbouring cells of the first rows of the information sheets as key and value, and the names of the rest. */
function readInfo(workbook: XlsxWorkbook, read: ReadonlySet<string>): Record<string, string> {
  const info: Record<string, string> = {};
  const others: string[] = [];
  for (const name of workbook.sheetNames) {
    if (read.has(name) || !workbook.hasSheet(name)) continue;
    if (!infoSheet.test(name)) {
      others.push(name);
      continue;
    }
    for (const row of previewSheet(workbook, name, { lastRow: 100 })) {
      const cells = row.filter((cell) => cell !== undefined && cell !== "");
      for (let at = 0; at + 1 < cells.length && at < 20; at += 2)
        info[`${name}.${cells[at]!.replace(/[:：]\s*$/, "")}`] = cells[at + 1]!.slice(0, 1000);
    }
  }
  return others.length === 0 ? info : { ...info, "other sheets": others.join(", ") };
}
