/** What is to be said of a workbook that lacks its end. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { XlsxWorkbook } from "./xlsx-workbook";

/** One warning for a workbook whose file is cut off, naming the sheets that are lost; none for a whole one. */
export function cutWarnings(workbook: XlsxWorkbook): ReaderWarning[] {
  const lost = workbook.sheetNames.filter((name) => !workbook.hasSheet(name));
  if (lost.length === 0 && !workbook.isCut) return [];
  const message =
    lost.length === 0
      ? "the file is cut off behind its sheets"
      : `the file is cut off: it has lost ${lost.length === 1 ? "the sheet" : "the sheets"} ${lost.join(", ")}`;
  return [{ code: "truncated", message }];
}

/** No sheet has the titles that were sought: because it is another workbook, or because it is cut off before them. */
export function withoutTitles(workbook: XlsxWorkbook, expected: string): UnreadableFileError {
  return workbook.isCut && !workbook.hasStrings
    ? new UnreadableFileError({
        expected: "a whole workbook: the words of its titles stand near its end",
        found: "one that is cut off before them",
      })
    : new UnreadableFileError({ expected, found: `sheets ${workbook.sheetNames.join(", ")}` });
}
