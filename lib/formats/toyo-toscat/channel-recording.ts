/** One channel's files as a recording: what they store, and what is derived from it. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, ColumnRole, Recording } from "@/lib/domain/recording";
import { localClockUnit } from "../clock-time";
import { type ColumnRule, finishColumn } from "../column-rule";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { compareWithLog, type LoggedCharge } from "./capacity-log";
import { type DerivedSeries, deriveSeries } from "./derive";
import { type JoinedFiles, joinFiles } from "./join-files";
import { fileNumbers, planOf, reportDerived, reportTables, stateLabel } from "./recording-parts";
import type { SixDigitFile } from "./six-digit-file";
import { type ToyoField, toyoField } from "./titles";

const roles: Readonly<Partial<Record<ToyoField, { role: ColumnRole; unit?: string }>>> = {
  passTime: { role: "stepTimeS", unit: "s" },
  voltage: { role: "voltageV", unit: "V" },
  temperature: { role: "temperatureC", unit: "C" },
  totalCycle: { role: "vendorCycle" },
};

/** Columns in the files' order, then the derived ones. `logged` checks the integrated charge. */
export function channelRecording(
  name: string,
  files: readonly SixDigitFile[],
  logged: readonly LoggedCharge[],
  warnings: ReaderWarning[],
): Recording {
  const joined = joinFiles(files);
  reportTables(files, warnings);
  const columns = [...joined.columns].map(([title, values]) => printedColumn(title, values, warnings));
  const find = (field: ToyoField) => [...joined.columns].find(([title]) => toyoField(title) === field);
  const clockS = clockOf(joined, find);
  const [currentTitle, magnitude] = find("current")!;
  const currentMa = finishColumn(
    planOf(currentTitle, { title: /./, role: "currentMa", unit: "mA" }),
    { values: magnitude.slice() },
    warnings,
  );
  const state = find("state")![1];
  const passTime = columns.find((column) => column.role === "stepTimeS");
  if (passTime === undefined)
    throw new UnreadableFileError({
      expected: "elapsed time in seconds (経過時間[Sec], PassTime[Sec])",
      found: [...joined.columns.keys()].join(", "),
      at: name,
    });
  const derived = deriveSeries({
    passTimeS: passTime.values as Float64Array,
    currentMa: currentMa.values as Float64Array,
    state,
    clockS,
    fileStarts: joined.starts,
  });
  const totalCycle = find("totalCycle")?.[1];
  if (totalCycle !== undefined)
    warnings.push(...compareWithLog(logged, { totalCycle, state, netCapacityMah: derived.netCapacityMah! }));
  reportDerived(name, derived, warnings);
  warnings.push(...dropImpossibleTemperatures(columns));
  return {
    name,
    kind: "cycling",
    rows: joined.rows,
    columns: [...columns, ...derivedColumns(files, joined, derived, clockS)],
    currentKind: "magnitude_with_state",
  };
}

function printedColumn(title: string, values: Float64Array, warnings: ReaderWarning[]): Column {
  const field = toyoField(title.replace(/ \(\d+\)$/, ""));
  if (field === "state") return stateColumn(title, values);
  const known = field === null ? undefined : roles[field];
  const unit = field === "date" ? localClockUnit : field === "time" ? "s" : undefined;
  const rule: ColumnRule | null = known === undefined ? null : { title: /./, ...known };
  return finishColumn(planOf(title, rule), { values, ...(unit === undefined ? {} : { unit }) }, warnings);
}

/** State codes with their words; a code without a known meaning stands for itself. */
function stateColumn(title: string, values: Float64Array): Column {
  const labels: string[] = [];
  const indexes = new Map<number, number>();
  const codes = Uint8Array.from(values, (code) => {
    let index = indexes.get(code);
    if (index === undefined) {
      index = Math.min(labels.length, 255);
      indexes.set(code, index);
      if (labels.length < 256) labels.push(stateLabel(code));
    }
    return index;
  });
  return { name: title, unit: "1", role: "state", values: codes, labels, origin: "file" };
}

function clockOf(
  joined: JoinedFiles,
  find: (field: ToyoField) => [string, Float64Array] | undefined,
): Float64Array | null {
  const date = find("date")?.[1];
  const time = find("time")?.[1];
  if (date === undefined || time === undefined) return null;
  const clock = new Float64Array(joined.rows);
  for (let row = 0; row < clock.length; row += 1) clock[row] = date[row]! + time[row]!;
  return clock;
}

function derivedColumns(
  files: readonly SixDigitFile[],
  joined: JoinedFiles,
  derived: DerivedSeries,
  clockS: Float64Array | null,
): Column[] {
  const fileNumber = fileNumbers(files, joined.starts, joined.rows);
  const clock: Column[] =
    clockS === null
      ? []
      : [{ name: "Date and time", unit: localClockUnit, role: null, values: clockS, origin: "file" }];
  return [
    ...clock,
    { name: "File", unit: "1", role: null, values: fileNumber, origin: "file" },
    { name: "Time", unit: "s", role: "timeS", values: derived.timeS, origin: "reconstructed" },
    {
      name: "Current, signed by state",
      unit: "mA",
      role: "currentMa",
      values: derived.signedCurrentMa,
      origin: "reconstructed",
    },
    {
      name: "Net charge",
      unit: "mAh",
      role: "netCapacityMah",
      values: derived.netCapacityMah!,
      origin: "integrated",
      capacityScope: "test",
    },
  ];
}
