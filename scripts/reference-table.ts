/**
 * `npm run -s reference-table`: every shared cycling and impedance file, ours against the reference, as a Markdown
 * table. The files and their `reference.json` lie in GARNETBOOK_REAL_DATA (default ../shared/data). Exit status 1 when
 * a file differs, 2 when the files are not there.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFile, type FileComparison } from "./reference-table/compare-file";
import type { Difference } from "./reference-table/difference";
import { referenceFile } from "./reference-table/reference-file";

const folder = process.env.GARNETBOOK_REAL_DATA ?? join(import.meta.dirname, "../../shared/data");
const list = join(folder, "reference.json");
if (!existsSync(list)) {
  console.error(`expected reference.json in ${folder}; GARNETBOOK_REAL_DATA names another folder`);
  process.exit(2);
}

const { files } = referenceFile.parse(JSON.parse(readFileSync(list, "utf8")));
const compared = files
  .filter(({ file }) => /^(cycling|impedance)\//.test(file))
  .map((entry) => compareFile(entry, join(folder, entry.file)));

console.log(table(compared));
const differing = compared.filter((each) => !each.isAgreed).length;
console.log(
  "\nRecords must be equal; relative differences at most 1e-6 in time, voltage and impedance and 1e-3 in charge, " +
    "besides half a unit of the reference's last printed digit.",
);
console.log(`${compared.length} files, ${compared.length - differing} agree, ${differing} differ`);
process.exit(differing === 0 ? 0 : 1);

function table(rows: readonly FileComparison[]): string {
  const titles = [
    "file",
    "format",
    "records",
    "reference",
    "Δt/t",
    "ΔV/V",
    "ΔQ/Q",
    "of",
    "ΔZ/Z",
    "verdict",
    "note",
  ];
  const cells = rows.map((row) => [
    row.file,
    row.format,
    count(row.records),
    count(row.referenceRecords),
    relative(row.time),
    relative(row.voltage),
    relative(row.capacity),
    row.capacity?.compared ?? "–",
    relative(row.impedance),
    row.isAgreed ? "agrees" : "DIFFERS",
    row.note ?? "",
  ]);
  const widths = titles.map((title, k) => Math.max(title.length, ...cells.map((row) => row[k]!.length)));
  // The note is the last column: padding it would only make long lines.
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, k) => (k === row.length - 1 ? cell : isNumber(k) ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, k) => (k === widths.length - 1 ? "----" : isNumber(k) ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [line(titles), rule, ...cells.map(line)].join("\n");
}

function isNumber(column: number): boolean {
  return (column >= 2 && column <= 6) || column === 8;
}

function count(value: number | null): string {
  return value === null ? "–" : String(value);
}

function relative(value: Difference | null): string {
  if (value === null) return "–";
  return value.relative === 0 ? "0" : value.relative.toExponential(1);
}
