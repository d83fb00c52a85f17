/** Whether the last number of a text file was cut in its middle: a value that reads well and is wrong. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { latin1Text } from "../byte-cursor";

const lineBytes = 65_536;

/**
 * EC-Lab prints each column with a fixed number of digits, so a last row without a line end whose last cell is
 * shorter than the cell above it (signs apart) was cut. False where the file ends with a line end.
 */
export function isCutNumber(source: ByteSource): boolean {
  const from = Math.max(0, source.size - lineBytes);
  const lines = latin1Text(source.read(from, lineBytes), 0, lineBytes).split(/\r?\n/);
  const last = lines[lines.length - 1] ?? "";
  if (last.trim() === "") return false;
  const above = lines.slice(0, -1).findLast((line) => line.trim() !== "") ?? "";
  const cut = lastCell(last);
  const whole = lastCell(above);
  return /[eE][+-]?\d+$/.test(whole) && cut.length < whole.length && /^[\d.,]+(?:[eE][+-]?\d*)?$/.test(cut);
}

function lastCell(line: string): string {
  return line
    .slice(line.lastIndexOf("\t") + 1)
    .trim()
    .replace(/^[+-]/, "");
}
