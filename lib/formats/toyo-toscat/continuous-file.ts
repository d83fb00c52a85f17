/**
 * `連続データ.csv`, Toyo's own summary of a test: lines of metadata (one `,重量[mg],value`), titles
 * サイクル,モード,状態,電圧,電気量, a row of channel names, a row of dashes, a row of units, then the records.
 * It holds no time and no current. 電気量 is mAh per gram: the charge is that times the mass, and the printed value
 * stays. 状態 is 充電, 放電, 充電休止 or 放電休止.
 */
import { type ByteSource, bytesSource, readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import type { ColumnRule } from "../column-rule";
import { readHeadLines } from "../head-lines";
import { splitCells } from "../sample-rows";
import type { TextEncoding } from "../text-decoding";
import { readTitledTable } from "../titled-table";

export const continuousTitles = /^サイクル,モード,状態,電圧/m;

const rules: readonly ColumnRule[] = [
  { title: /^サイクル$/, role: "vendorCycle", kind: "number" },
  { title: /^モード$/, role: null, kind: "number" },
  { title: /^状態$/, role: "state", kind: "label" },
  { title: /^電圧$/, role: "voltageV", unit: "V", kind: "number" },
  { title: /^電気量$/, role: null, unit: "mAh/g", kind: "number" },
];

export interface ContinuousFile {
  readonly recording: Recording;
  readonly metadata: Readonly<Record<string, string>>;
  readonly warnings: readonly ReaderWarning[];
  readonly truncated: boolean;
}

/** @throws UnreadableFileError without the titles or without a record below them. */
export function readContinuousFile(source: ByteSource, encoding: TextEncoding): ContinuousFile {
  const held = bytesSource(source.name, readAll(source));
  const lines = readHeadLines(held, { encoding, maximumLines: 60 });
  const titleAt = lines.findIndex((line) => continuousTitles.test(line.text));
  const first = lines.slice(titleAt + 1).find((line) => /^\s*\d+\s*,/.test(line.text));
  if (titleAt < 0 || first === undefined)
    throw new UnreadableFileError({
      expected: "titles サイクル,モード,状態,電圧,電気量 and a record below them",
      found: titleAt < 0 ? "no such titles" : "no record",
    });
  const metadata = readPairs(lines.slice(0, titleAt).map((line) => line.text));
  const table = readTitledTable(held, {
    titles: splitCells(lines[titleAt]!.text, ","),
    rules,
    delimiter: ",",
    decimal: ".",
    encoding,
    start: first.start,
    firstLine: first.number,
  });
  const warnings = [...table.warnings];
  const massMg = Number(metadata["重量[mg]"]);
  const specific = table.columns.find((column) => column.name === "電気量");
  const columns: Column[] = [...table.columns];
  if (specific !== undefined && massMg > 0)
    columns.push({
      name: "電気量 × 重量",
      unit: "mAh",
      role: "capacityMah",
      values: Float64Array.from(specific.values, (value) => (value * massMg) / 1000),
      origin: "reconstructed",
      capacityScope: "step",
    });
  else
    warnings.push({
      code: "unit_assumed",
      message: "電気量 is mAh per gram and the file states no mass: no charge can be had from it",
    });
  return {
    recording: { name: "連続データ", kind: "cycling", rows: table.rows, columns },
    metadata,
    warnings,
    truncated: table.truncated,
  };
}

/** ",key,value,…,key,value" as pairs; cells alone are left out. */
function readPairs(lines: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of lines) {
    const cells = splitCells(line, ",").filter((cell) => cell !== "");
    for (let index = 0; index + 1 < cells.length; index += 2) pairs[cells[index]!] = cells[index + 1]!;
  }
  return pairs;
}
