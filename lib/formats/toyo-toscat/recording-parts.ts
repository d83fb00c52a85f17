/** What recordings of a channel have in common, whole or lean. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { ColumnRule } from "../column-rule";
import type { DerivedSeries } from "./derive";
import type { SixDigitFile } from "./six-digit-file";
import { printedUnit, stateDirection, stateWords } from "./titles";

export function planOf(title: string, rule: ColumnRule | null) {
  const unit = printedUnit(title);
  const isDegrees = unit !== null && /^deg$/i.test(unit);
  return {
    title: { printed: title, name: title, unit: isDegrees ? "degC" : unit === "Sec" ? "s" : unit },
    rule,
  };
}

/** Words of a state's code: "1 charge"; one without a known meaning stands for itself. */
export function stateLabel(code: number): string {
  if (Number.isNaN(code)) return "";
  const word = stateWords[code];
  return word === undefined ? String(code) : `${code} ${word}`;
}

/** First row of each file. */
export function fileStarts(files: readonly SixDigitFile[]): number[] {
  let at = 0;
  return files.map((file) => {
    const start = at;
    at += file.table.rows;
    return start;
  });
}

/** The number in each file's name, row by row. */
export function fileNumbers(
  files: readonly SixDigitFile[],
  starts: readonly number[],
  rows: number,
): Int32Array {
  const numbers = new Int32Array(rows);
  for (const [index, file] of files.entries())
    numbers.fill(
      Number.parseInt(/\d{6}/.exec(file.name)?.[0] ?? "0", 10),
      starts[index],
      starts[index + 1] ?? rows,
    );
  return numbers;
}

export function reportTables(files: readonly SixDigitFile[], warnings: ReaderWarning[]): void {
  for (const { name, table, warnings: own } of files) {
    warnings.push(...own.map((warning) => ({ ...warning, at: name })));
    if (table.badRows.count > 0)
      warnings.push({
        code: "bad_rows",
        message: `${table.badRows.count} rows without a readable number were left out`,
        at: `${name}, line ${table.badRows.firstLine}`,
      });
    if (table.shortRows.count > 0)
      warnings.push({
        code: "bad_rows",
        message: `${table.shortRows.count} rows are short; what they lack is missing`,
        at: `${name}, line ${table.shortRows.firstLine}`,
      });
    if (table.truncated)
      warnings.push({ code: "truncated", message: "the last row is cut off and was left out", at: name });
  }
}

export function reportDerived(name: string, derived: DerivedSeries, warnings: ReaderWarning[]): void {
  warnings.push({
    code: "sign_from_state",
    message: `${name}: the current is a magnitude; negative in state 2 (discharge). Charge is not stored: integrated over ${derived.segments} segments`,
  });
  if (derived.pauses.count > 0)
    warnings.push({
      code: "time_gap",
      message: `${name}: ${derived.pauses.count} pauses of ${Math.round(derived.pauses.seconds)} s in all, by the clock`,
      at: `record ${derived.pauses.firstRow + 1}`,
    });
  for (const [code, records] of derived.undecided) {
    if (stateDirection(code) !== 0) continue;
    warnings.push({
      code: "state_unknown",
      message: `${name}: ${records} records carry a current in state ${code}${
        stateWords[code] === undefined ? "" : ` (${stateWords[code]})`
      }, whose direction is not known; its sign is missing and no charge is counted`,
    });
  }
}
