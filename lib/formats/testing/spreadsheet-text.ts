/** A tab-separated text as a spreadsheet saves it again: rows of one width, cells in quotation marks where it must. */

export interface SpreadsheetOptions {
  readonly delimiter: "\t" | "," | ";";
  /** Puts every cell in quotation marks. @default false */
  readonly quotesAll?: boolean;
}

export function savedBySpreadsheet(
  text: string,
  { delimiter, quotesAll = false }: SpreadsheetOptions,
): string {
  const rows = text.split(/\r?\n/).map((line) => line.split("\t"));
  if (rows.at(-1)?.join("") === "") rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  const cellOf = (cell: string) =>
    quotesAll || cell.includes(delimiter) || cell.includes(",") || cell.includes('"')
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows
    .map((row) => Array.from({ length: width }, (_, index) => cellOf(row[index] ?? "")).join(delimiter))
    .map((row) => `${row}\r\n`)
    .join("");
}
