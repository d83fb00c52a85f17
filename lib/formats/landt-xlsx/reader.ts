/**
 * LANDT / LAND export as an Excel workbook (LANDdt).
 *
 * A sheet of records ("Record-Tab"): titles in one of the first rows, one record a row, titles as in the text export
 * (landt/columns.ts): "Record | TestTime/Sec | StepTime/Sec | Voltage/V | Current/mA | Capacity/mAh | SysTime |
 * Cycle-Index | Step-Index | Step-State". A full sheet goes on in another with the same titles. Other sheets
 * ("Cycle-Tab", "Step-Tab") are named in the metadata.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { cutWarnings, withoutTitles } from "../cut-workbook";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext } from "../format-reader";
import { haveSameColumns, joinColumns } from "../join-columns";
import { isLandtTitleRow, landtColumnRules, splitLandtTitle } from "../landt/columns";
import { landtRecording } from "../landt/landt-recording";
import { readTitledSheet, type TitledSheet } from "../titled-sheet";
import { previewSheet } from "../xlsx-table";
import { recogniseWorkbook, XlsxWorkbook } from "../xlsx-workbook";
import { ZipArchive } from "../zip-archive";

export const reader: FormatReader = {
  id: "landt-xlsx",
  title: "LANDT workbook",
  kind: "cycling",
  version: 1,

  recognise: recogniseWorkbook,

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const workbook = new XlsxWorkbook(new ZipArchive(source));
    const found = workbook.sheetNames.flatMap((name) => recordSheet(workbook, name));
    if (found.length === 0)
      throw withoutTitles(
        workbook,
        "a sheet with LANDT's titles (Record, TestTime/Sec, Voltage/V, Current/mA)",
      );
    const cut = cutWarnings(workbook);
    const warnings: ReaderWarning[] = [...cut];
    const sheets = found.map(({ name, titleRow }, index) => {
      const sheet = readTitledSheet(workbook, name, {
        titleRow,
        rules: landtColumnRules,
        split: splitLandtTitle,
      });
      context.onProgress?.((index + 1) / found.length);
      warnings.push(...sheet.warnings);
      return { name, sheet };
    });
    const recordings = joinSheets(sheets).map((part) => landtRecording(part, warnings));
    const others = workbook.sheetNames.filter((name) => !found.some((each) => each.name === name));
    return finishedFile(reader, context, {
      matchedBy: `${context.matchedBy} with LANDT's titles in sheet ${found[0]!.name}`,
      recordings,
      instrument: "LANDT",
      metadata: others.length === 0 ? {} : { "other sheets": others.join(", ") },
      startedAt: sheets[0]!.sheet.startedAt,
      warnings,
      truncated: cut.length > 0 || sheets.some(({ sheet }) => sheet.truncated),
    });
  },
};

/** The sheet with the row its titles stand in (from 1); nothing where it holds no records. */
function recordSheet(workbook: XlsxWorkbook, name: string): { name: string; titleRow: number }[] {
  if (!workbook.hasSheet(name)) return [];
  const at = previewSheet(workbook, name, { lastRow: 10 }).findIndex((row) => isLandtTitleRow(row));
  return at < 0 ? [] : [{ name, titleRow: at + 1 }];
}

/** Sheets with the columns of the first go on from it; any other stands alone. */
function joinSheets(sheets: readonly { name: string; sheet: TitledSheet }[]) {
  const first = sheets[0]!.sheet.columns;
  const joined = sheets.filter(
    ({ sheet }) => sheet.columns === first || haveSameColumns(first, sheet.columns),
  );
  const apart = sheets.filter((each) => !joined.includes(each)).map((each) => [each]);
  return [joined, ...apart].map((parts) => ({
    name: parts[0]!.name,
    rows: parts.reduce((rows, part) => rows + part.sheet.rows, 0),
    columns: joinColumns(parts.map((part) => part.sheet.columns)),
  }));
}
