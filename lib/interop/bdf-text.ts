/** A recording as BDF text, piece by piece. */
import type { ColumnValues, Recording } from "@/lib/domain/recording";
import { type ExportColumn, exportColumns } from "./bdf-columns";

export interface WriteBdfOptions {
  /** @default 10,000 */
  readonly rowsPerPiece?: number;
}

/** The row of titles, then rows; numbers with as many digits as they have, missing values as empty cells. */
export function* writeBdf(recording: Recording, options: WriteBdfOptions = {}): Generator<string> {
  const columns = exportColumns(recording);
  yield `${columns.map(({ label }) => quoted(label)).join(",")}\n`;
  const cells = columns.map(cellWriter);
  const rowsPerPiece = options.rowsPerPiece ?? 10_000;
  for (let start = 0; start < recording.rows; start += rowsPerPiece) {
    const end = Math.min(recording.rows, start + rowsPerPiece);
    let piece = "";
    for (let row = start; row < end; row += 1) {
      for (let at = 0; at < cells.length; at += 1)
        piece += at === 0 ? cells[at]!(row) : `,${cells[at]!(row)}`;
      piece += "\n";
    }
    yield piece;
  }
}

function cellWriter({ column, divisor }: ExportColumn): (row: number) => string {
  const { values, labels } = column;
  if (labels !== undefined) {
    const words = labels.map(quoted);
    return (row) => words[values[row]!] ?? "";
  }
  return (row) => printed(values, row, divisor);
}

/** A change of unit moves the decimal point only: rounding to 15 digits takes away what the division adds. */
function printed(values: ColumnValues, row: number, divisor: number): string {
  const value = values[row]!;
  if (Number.isNaN(value)) return "";
  if (divisor === 1) return String(value);
  return String(Number((value / divisor).toPrecision(15)));
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
