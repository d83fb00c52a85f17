/** The infinitesimal-jackknife variance of competing incidences. */

/** The Aalen–Johansen estimate by row (distinct time) and reported cause. */
export interface IncidenceTables {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  /** Failures of any cause. */
  readonly events: readonly number[];
  readonly failures: readonly Float64Array[];
  readonly eventFree: readonly number[];
  readonly incidence: readonly Float64Array[];
}

/** When and why a subject left. */
export interface Leaver {
  readonly row: number;
  /** Column of the cause; null when censored, −1 for a cause that is not reported. */
  readonly cause: number | null;
}

/** Subjects of one entry share their influence as long as they are at risk. */
export interface EntryClass {
  readonly entry: number;
  /** In ascending order of rows. */
  readonly leavers: readonly Leaver[];
}

/**
 * Returns Σ over subjects of (∂ incidence / ∂ weight)², by cause and row. The derivatives of survival U and of the
 * incidence of a cause G follow the estimate's own recursion; once a subject has left, they only move with what the
 * others still lose: U in proportion to survival and G by U/S times the further incidence.
 */
export function incidenceVariance(
  tables: IncidenceTables,
  classes: Iterable<EntryClass>,
): readonly Float64Array[] {
  const variance = tables.failures.map(() => new Float64Array(tables.time.length));
  for (const { entry, leavers } of classes) {
    const path = sharedPath(tables, entry, leavers.at(-1)!.row);
    variance.forEach((sums, cause) => {
      addCause(sums, cause, leavers, path, tables);
    });
  }
  return variance;
}

interface SharedPath {
  readonly firstRow: number;
  readonly lastRow: number;
  /** What a hazard at this row adds to the derivative of its incidence: U − S/n, just before. */
  readonly moved: Float64Array;
  /** U after this row for a subject that stays. */
  readonly onSurvival: Float64Array;
}

function sharedPath(tables: IncidenceTables, entry: number, lastRow: number): SharedPath {
  const { time, atRisk, events, eventFree } = tables;
  const moved = new Float64Array(lastRow + 1);
  const onSurvival = new Float64Array(lastRow + 1);
  let firstRow = 0;
  while (time[firstRow]! <= entry) firstRow++;
  let u = 0;
  for (let row = firstRow; row <= lastRow; row++) {
    moved[row] = u - survivalBefore(eventFree, row) / atRisk[row]!;
    u -= (moved[row]! * events[row]!) / atRisk[row]!;
    onSurvival[row] = u;
  }
  return { firstRow, lastRow, moved, onSurvival };
}

function addCause(
  sums: Float64Array,
  cause: number,
  leavers: readonly Leaver[],
  { firstRow, lastRow, moved, onSurvival }: SharedPath,
  { atRisk, failures, eventFree, incidence }: IncidenceTables,
): void {
  const failed = failures[cause]!;
  const curve = incidence[cause]!;
  let next = 0;
  let onIncidence = 0;
  for (let row = firstRow; row <= lastRow; row++) {
    onIncidence += (moved[row]! * failed[row]!) / atRisk[row]!;
    for (; leavers[next]?.row === row; next++) {
      const leaver = leavers[next]!;
      const jump = leaver.cause === null ? 0 : survivalBefore(eventFree, row) / atRisk[row]!;
      // Where survival has fallen to 0 no incidence follows.
      const ratio = eventFree[row]! > 0 ? (onSurvival[row]! - jump) / eventFree[row]! : 0;
      addAfterLeaving(sums, curve, row, leaver.cause === cause ? onIncidence + jump : onIncidence, ratio);
    }
    sums[row]! += (leavers.length - next) * onIncidence * onIncidence;
  }
}

function addAfterLeaving(
  sums: Float64Array,
  curve: Float64Array,
  row: number,
  onIncidence: number,
  ratio: number,
): void {
  const reached = curve[row]!;
  for (let later = row; later < sums.length; later++) {
    const value = onIncidence + ratio * (curve[later]! - reached);
    sums[later]! += value * value;
  }
}

function survivalBefore(eventFree: readonly number[], row: number): number {
  return row === 0 ? 1 : eventFree[row - 1]!;
}
