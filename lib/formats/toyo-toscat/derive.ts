/**
 * What Toyo's files do not store: time since the start, the sign of the current, and charge.
 *
 * The pass time starts again at each change of state, at each step within a state (constant current to constant
 * voltage) and in each file. A segment is taken to follow the one before without a pause unless the clock, which
 * shows whole seconds, says that more than two seconds are missing.
 */
import { stateDirection } from "./titles";

export interface RawSeries {
  readonly passTimeS: Float64Array;
  /** Magnitude. */
  readonly currentMa: Float64Array;
  readonly state: ArrayLike<number>;
  /** What the states stand for, where they are indexes. */
  readonly stateCodes?: readonly number[];
  /** Seconds since 1970 on the instrument's clock; null when the files have no dates. */
  readonly clockS: Float64Array | null;
  /** First row of each file. */
  readonly fileStarts: readonly number[];
  /** Writes times over the pass times and signed currents over the magnitudes, and counts no charge. @default false */
  readonly isInPlace?: boolean;
}

export interface DerivedSeries {
  readonly timeS: Float64Array;
  /** NaN where a current flows in a state of unknown direction. */
  readonly signedCurrentMa: Float64Array;
  /** Integrated, since the first record. */
  readonly netCapacityMah: Float64Array | null;
  readonly segments: number;
  /** Pauses found by the clock, and their sum. */
  readonly pauses: { readonly count: number; readonly seconds: number; readonly firstRow: number };
  /** Rows with a current in a state of unknown direction, by state. */
  readonly undecided: ReadonlyMap<number, number>;
}

const contiguousS = 2;
const hourS = 3600;

export function deriveSeries(raw: RawSeries): DerivedSeries {
  const { passTimeS, currentMa, state, stateCodes, clockS, isInPlace = false } = raw;
  const rows = passTimeS.length;
  const starts = new Set(raw.fileStarts);
  const timeS = isInPlace ? passTimeS : new Float64Array(rows);
  const signedCurrentMa = isInPlace ? currentMa : new Float64Array(rows);
  const netCapacityMah = isInPlace ? null : new Float64Array(rows);
  const undecided = new Map<number, number>();
  const pauses = { count: 0, seconds: 0, firstRow: -1 };
  let segments = 0;
  let time = 0;
  let charge = 0;
  let passBefore = 0;
  let signedBefore = 0;
  for (let row = 0; row < rows; row += 1) {
    const current = currentMa[row]!;
    const code = stateCodes === undefined ? state[row]! : stateCodes[state[row]!]!;
    const direction = stateDirection(code);
    const isUndecided = direction === 0 && current !== 0 && !Number.isNaN(current);
    if (isUndecided) undecided.set(code, (undecided.get(code) ?? 0) + 1);
    const signed = isUndecided ? Number.NaN : direction < 0 ? -current : current;
    const pass = passTimeS[row]! || 0;
    const isNew = row === 0 || starts.has(row) || pass < passBefore || state[row] !== state[row - 1];
    let flowing = pass - passBefore;
    let before = signedBefore;
    if (isNew) {
      segments += 1;
      flowing = pass;
      before = signed;
      const byClock = row === 0 || clockS === null ? pass : clockS[row]! - clockS[row - 1]!;
      const pause = byClock - pass;
      if (pause > contiguousS) {
        pauses.count += 1;
        pauses.seconds += pause;
        if (pauses.firstRow < 0) pauses.firstRow = row;
        time += pause;
      }
    }
    time += flowing;
    charge += (((before + signed) / 2) * flowing || 0) / hourS;
    timeS[row] = time;
    signedCurrentMa[row] = signed;
    if (netCapacityMah !== null) netCapacityMah[row] = charge;
    passBefore = pass;
    signedBefore = signed;
  }
  return { timeS, signedCurrentMa, netCapacityMah, segments, pauses, undecided };
}
