/**
 * A channel too large for memory as a recording of what a cycle is made of: time, voltage, current, state and clock.
 * The other columns stay in the raw files and no charge is integrated. What is derived takes the place of what it is
 * derived from.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import type { FinishedColumn } from "../cell-column";
import { parseClock } from "../clock-date";
import { localClockUnit } from "../clock-time";
import { finishColumn } from "../column-rule";
import { deriveSeries } from "./derive";
import { fileNumbers, fileStarts, planOf, reportDerived, reportTables, stateLabel } from "./recording-parts";
import type { SixDigitFile } from "./six-digit-file";
import { type ToyoField, toyoField } from "./titles";

/** Text of a channel's records beyond which it is read so: whole, it takes up to three times as much memory. */
export const leanAboveBytes = 384 * 1024 * 1024;

/** Of files that were read lean. Their columns are taken out of them, so that each is in memory once. */
export function leanRecording(
  name: string,
  files: readonly SixDigitFile[],
  warnings: ReaderWarning[],
): Recording {
  reportTables(files, warnings);
  const starts = fileStarts(files);
  const rows = files.reduce((sum, file) => sum + file.table.rows, 0);
  const clockS = takeClock(files, starts, rows);
  const { codes, labels } = takeStates(files, starts, rows);
  const numbers = (field: ToyoField) => takeNumbers(files, field, starts, rows);
  const [passTimeS, voltage, current] = [numbers("passTime"), numbers("voltage"), numbers("current")];
  if (passTimeS === null || voltage === null || current === null)
    throw new UnreadableFileError({
      expected: "elapsed time in seconds, voltage and current in every file",
      found: "files without",
      at: name,
    });
  const finished = (taken: Taken, role: "voltageV" | "currentMa", unit: string) =>
    finishColumn(planOf(taken.title, { title: /./, role, unit }), { values: taken.values }, warnings);
  const magnitude = finished(current, "currentMa", "mA");
  const derived = deriveSeries({
    passTimeS: passTimeS.values,
    currentMa: magnitude.values as Float64Array,
    state: codes,
    stateCodes: labels.map((label) => (label === "" ? Number.NaN : Number(label))),
    clockS,
    fileStarts: starts,
    isInPlace: true,
  });
  reportDerived(name, derived, warnings);
  warnings.push({
    code: "columns_left_out",
    message: `${name}: ${rows} records are more than memory holds at once; all but time, voltage, current, state and clock is left in the raw files, and no charge is integrated`,
  });
  const reconstructed = { origin: "reconstructed" } as const;
  const columns: Column[] = [
    finished(voltage, "voltageV", "V"),
    {
      name: titleOf(files, "state"),
      unit: "1",
      role: "state",
      values: codes,
      labels: labels.map((label) => (label === "" ? "" : stateLabel(Number(label)))),
      origin: "file",
    },
    ...(clockS === null
      ? []
      : [
          {
            name: "Date and time",
            unit: localClockUnit,
            role: null,
            values: clockS,
            origin: "file",
          } as const,
        ]),
    {
      name: "File",
      unit: "1",
      role: null,
      values: fileNumbers(files, starts, rows),
      origin: "file",
    },
    { name: "Time", unit: "s", role: "timeS", values: derived.timeS, ...reconstructed },
    {
      name: "Current, signed by state",
      unit: "mA",
      role: "currentMa",
      values: derived.signedCurrentMa,
      ...reconstructed,
    },
  ];
  return { name, kind: "cycling", rows, columns, currentKind: "magnitude_with_state" };
}

interface Taken {
  readonly title: string;
  readonly values: Float64Array;
}

/** A column of all files end to end, taken out of them; null when a file lacks it. */
function takeNumbers(
  files: readonly SixDigitFile[],
  field: ToyoField,
  starts: readonly number[],
  rows: number,
): Taken | null {
  const title = titleOf(files, field);
  if (files.length === 1) {
    const only = take(files[0]!, field)?.values;
    return only instanceof Float64Array ? { title, values: only } : null;
  }
  const values = new Float64Array(rows);
  for (const [index, file] of files.entries()) {
    const own = take(file, field);
    if (own === null) return null;
    values.set(own.values, starts[index]);
  }
  return { title, values };
}

/** Date and time of each record in seconds; null when a file has none. */
function takeClock(
  files: readonly SixDigitFile[],
  starts: readonly number[],
  rows: number,
): Float64Array | null {
  const clock = takeNumbers(files, "time", starts, rows)?.values;
  if (clock === undefined) return null;
  for (const [index, file] of files.entries()) {
    const date = take(file, "date");
    if (date?.labels === undefined) return null;
    const days = date.labels.map((label) => parseClock(label, "ymd")?.seconds ?? Number.NaN);
    const start = starts[index]!;
    for (let row = 0; row < file.table.rows; row += 1)
      clock[start + row] = clock[start + row]! + days[date.values[row]!]!;
  }
  return clock;
}

/** States as indexes of their printed codes; what is beyond 256 different ones counts as the last. */
function takeStates(files: readonly SixDigitFile[], starts: readonly number[], rows: number) {
  const codes = new Uint8Array(rows);
  const labels: string[] = [];
  for (const [index, file] of files.entries()) {
    const state = take(file, "state");
    if (state === null) continue;
    const own = (state.labels ?? []).map((label) => {
      const known = labels.indexOf(label);
      return known >= 0 || labels.length === 256 ? (known < 0 ? 255 : known) : labels.push(label) - 1;
    });
    const start = starts[index]!;
    for (let row = 0; row < file.table.rows; row += 1) codes[start + row] = own[state.values[row]!]!;
  }
  return { codes, labels };
}

function take(file: SixDigitFile, field: ToyoField): FinishedColumn | null {
  const at = file.titles.findIndex((title) => toyoField(title) === field);
  const column = file.columns[at];
  if (column === undefined) return null;
  file.columns[at] = { kind: "skip", values: new Float64Array(0), badCells: 0 };
  return column;
}

function titleOf(files: readonly SixDigitFile[], field: ToyoField): string {
  return files[0]?.titles.find((title) => toyoField(title) === field) ?? field;
}
