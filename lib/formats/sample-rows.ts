/** Rows from the beginning, the middle and the end of a table, to decide from many what no single row can tell. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { Delimiter } from "./delimited-row";
import { decodeText, type TextEncoding } from "./text-decoding";

const newline = 0x0a;
const pieces = 8;
/** Bytes of a piece: this many rows of the table's own, within limits. */
const pieceRows = 24;
const leastPieceBytes = 4_096;
const mostPieceBytes = 65_536;

/** Cells of whole rows from eight places of [start, stop), in file order; blank lines are left out. */
export function sampleRows(
  source: ByteSource,
  table: { start: number; stop: number; delimiter: Delimiter; encoding: TextEncoding },
): string[][] {
  const { start, stop, delimiter, encoding } = table;
  const rows: string[][] = [];
  const pieceBytes = pieceLength(source.read(start, Math.min(mostPieceBytes, stop - start)));
  let from = start;
  for (let piece = 0; piece < pieces && from < stop; piece += 1) {
    const even = start + Math.floor(((stop - start) * piece) / pieces);
    const at = piece === pieces - 1 ? Math.max(from, stop - pieceBytes) : Math.max(from, even);
    const bytes = source.read(at, Math.min(pieceBytes, stop - at));
    const first = at === start || at === from ? 0 : bytes.indexOf(newline) + 1;
    const last = at + bytes.length >= stop ? bytes.length : bytes.lastIndexOf(newline) + 1;
    for (const line of decodeText(bytes.subarray(first, last), encoding).split("\n"))
      if (line !== "" && line.trim() !== "") rows.push(splitCells(line, delimiter));
    from = at + Math.max(1, last);
  }
  return rows;
}

function pieceLength(head: Uint8Array): number {
  const rowBytes = head.indexOf(newline) + 1 || head.length;
  return Math.max(leastPieceBytes, Math.min(mostPieceBytes, pieceRows * rowBytes));
}

/** Cells of one line without their quotes and outer blanks; a quotation mark inside a cell (Z") is one of its letters. */
export function splitCells(line: string, delimiter: Delimiter): string[] {
  if (delimiter === "blanks") return line.trim().split(/\s+/);
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '"' && (isQuoted || cell.trim() === "")) {
      if (isQuoted && line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}

/** The separator a line of titles uses most. */
export function delimiterOf(titleLine: string): Delimiter {
  let best: Delimiter = "blanks";
  let most = 0;
  for (const delimiter of ["\t", ";", ",", "|"] as const) {
    const count = splitCells(titleLine, delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}
