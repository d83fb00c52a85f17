/** One cycling run as the analysis takes it: the recordings of one cell, joined in order, on one run clock. */
import { AppError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import {
  type CapacityScope,
  type Column,
  type ColumnRole,
  type ColumnValues,
  type CurrentKind,
  findColumn,
  type Recording,
} from "@/lib/domain/recording";
import { elapsedTime } from "./elapsed-time";
import { restLabels } from "./rest-state";

/** A stored capacity counter, as the file counts it. */
export type ChargeCounter =
  | { readonly kind: "increment"; readonly incrementMah: Float64Array }
  | {
      readonly kind: "pair";
      readonly chargeMah: Float64Array;
      readonly dischargeMah: Float64Array;
      readonly scope: CapacityScope;
    }
  | { readonly kind: "single"; readonly capacityMah: Float64Array; readonly scope: CapacityScope }
  | { readonly kind: "net"; readonly netMah: Float64Array };

export interface RunPart {
  readonly name: string;
  readonly firstRecord: number;
  readonly records: number;
}

export interface CyclingRun {
  readonly rows: number;
  /** Run time in s, never decreasing; NaN throughout when no part prints a time. */
  readonly timeS: Float64Array;
  /** NaN where missing. */
  readonly voltageV: Float64Array;
  readonly currentMa: Float64Array | null;
  /** The current was read from the file, not derived from its charge. */
  readonly currentMeasured: boolean;
  readonly currentKind: CurrentKind | null;
  readonly stepTimeS: Float64Array | null;
  readonly unixTimeS: Float64Array | null;
  /** As the file stores them. */
  readonly vendorCycle: ColumnValues | null;
  readonly vendorStep: ColumnValues | null;
  /** 1 where the state column says rest. */
  readonly resting: Uint8Array | null;
  /** 1 where a record repeats an earlier one. */
  readonly repeated: Uint8Array | null;
  readonly counter: ChargeCounter | null;
  readonly parts: readonly RunPart[];
  readonly warnings: readonly ReaderWarning[];
}

/**
 * Joins cycling recordings in the given order. A column that one part lacks is NaN there. The run clock goes on
 * over parts whose own clock starts again; parts that overlap are recognised and counted once.
 * @throws AppError when no recording or one of another kind is given.
 */
export function concatenate(recordings: readonly Recording[]): CyclingRun {
  if (recordings.length === 0)
    throw new AppError("invalid_input", "expected recordings of one run, found none");
  const other = recordings.find((recording) => recording.kind !== "cycling");
  if (other !== undefined) {
    throw new AppError("invalid_input", `expected cycling recordings, found ${other.kind} "${other.name}"`);
  }
  const parts = partsOf(recordings);
  const rows = recordings.reduce((sum, recording) => sum + recording.rows, 0);
  const joined = (role: ColumnRole) => joinColumn(recordings, role, rows);

  const voltageV = joined("voltageV") ?? new Float64Array(rows).fill(Number.NaN);
  const currentMa = joined("currentMa");
  const unixTimeS = joined("unixTimeS");
  const stepTimeS = joined("stepTimeS");
  const testTimeS = joined("timeS");
  const clock = elapsedTime({
    timeS: testTimeS ?? stepTimeS ?? sinceFirst(unixTimeS) ?? new Float64Array(rows).fill(Number.NaN),
    voltageV,
    currentMa,
    unixTimeS,
    partStarts: parts.slice(1).map((part) => part.firstRecord),
    stepClock: testTimeS === null && stepTimeS !== null,
  });
  const timeless = testTimeS === null && stepTimeS === null && unixTimeS === null;
  return {
    rows,
    timeS: timeless ? new Float64Array(rows).fill(Number.NaN) : clock.timeS,
    voltageV,
    currentMa,
    currentMeasured: recordings.every((recording) => {
      const column = findColumn(recording, "currentMa");
      return column === null || column.origin === "file" || column.origin === "interpolated";
    }),
    currentKind: recordings.find((recording) => recording.currentKind !== undefined)?.currentKind ?? null,
    stepTimeS,
    unixTimeS,
    vendorCycle: joinNumbers(recordings, "vendorCycle", rows),
    vendorStep: joinNumbers(recordings, "vendorStep", rows),
    resting: restingRecords(recordings, rows),
    repeated: clock.repeated,
    counter: counterOf(recordings, joined),
    parts,
    warnings:
      timeless && rows > 0 ? [{ code: "bad_rows", message: "no column holds a time" }] : clock.warnings,
  };
}

function partsOf(recordings: readonly Recording[]): RunPart[] {
  let firstRecord = 0;
  return recordings.map(({ name, rows }) => {
    const part = { name, firstRecord, records: rows };
    firstRecord += rows;
    return part;
  });
}

/** One column over all parts, of one part as it is. */
function joinNumbers(recordings: readonly Recording[], role: ColumnRole, rows: number): ColumnValues | null {
  const [first] = recordings;
  if (recordings.length > 1 || first === undefined) return joinColumn(recordings, role, rows);
  return findColumn(first, role)?.values ?? null;
}

/** One column over all parts as float64, without a copy where the file already holds that; null if no part has it. */
function joinColumn(recordings: readonly Recording[], role: ColumnRole, rows: number): Float64Array | null {
  const columns = recordings.map((recording) => findColumn(recording, role));
  if (columns.every((column) => column === null)) return null;
  const only = columns.length === 1 ? columns[0] : undefined;
  if (only) return only.values instanceof Float64Array ? only.values : new Float64Array(only.values);
  const values = new Float64Array(rows).fill(Number.NaN);
  let at = 0;
  for (const [part, recording] of recordings.entries()) {
    const column = columns[part];
    if (column) values.set(column.values, at);
    at += recording.rows;
  }
  return values;
}

function sinceFirst(unixTimeS: Float64Array | null): Float64Array | null {
  const first = unixTimeS?.find((value) => !Number.isNaN(value));
  return unixTimeS === null || first === undefined ? null : unixTimeS.map((value) => value - first);
}

function restingRecords(recordings: readonly Recording[], rows: number): Uint8Array | null {
  let resting: Uint8Array | null = null;
  let at = 0;
  for (const recording of recordings) {
    const state = findColumn(recording, "state");
    if (state?.labels !== undefined) {
      resting ??= new Uint8Array(rows);
      markRests(state.values, restLabels(state.labels), resting.subarray(at, at + recording.rows));
    }
    at += recording.rows;
  }
  return resting;
}

/** States come in long runs: a run at a time. */
function markRests(states: ColumnValues, isRest: Uint8Array, resting: Uint8Array): void {
  const rows = resting.length;
  for (let first = 0, end = 1; first < rows; first = end, end++) {
    const state = states[first]!;
    while (end < rows && states[end] === state) end++;
    if (isRest[state] === 1) resting.fill(1, first, end);
  }
}

/** The counter closest to the instrument: charge per record, then the pair, then one column, then the net charge. */
function counterOf(
  recordings: readonly Recording[],
  joined: (role: ColumnRole) => Float64Array | null,
): ChargeCounter | null {
  const stored = (role: ColumnRole) =>
    recordings.some((each) => isStored(findColumn(each, role))) ? joined(role) : null;
  const scopeOf = (role: ColumnRole) =>
    recordings.map((each) => findColumn(each, role)?.capacityScope).find((scope) => scope !== undefined) ??
    "unknown";

  const incrementMah = stored("chargeIncrementMah");
  if (incrementMah !== null) return { kind: "increment", incrementMah };
  const chargeMah = stored("chargeCapacityMah");
  const dischargeMah = stored("dischargeCapacityMah");
  if (chargeMah !== null && dischargeMah !== null) {
    return { kind: "pair", chargeMah, dischargeMah, scope: scopeOf("chargeCapacityMah") };
  }
  const capacityMah = stored("capacityMah");
  if (capacityMah !== null) return { kind: "single", capacityMah, scope: scopeOf("capacityMah") };
  const netMah = stored("netCapacityMah");
  return netMah === null ? null : { kind: "net", netMah };
}

/** A counter that the reader itself integrated from the current is no second witness. */
function isStored(column: Column | null): boolean {
  return column !== null && column.origin !== "integrated";
}
