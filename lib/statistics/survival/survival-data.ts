/** Lives with censoring and delayed entry, as every survival estimator takes them. */
import { refuse, requireFinite, requireSameLength } from "../require-numbers";

export interface SurvivalData {
  /** Life or time of censoring, ≥ 0, in whatever unit the caller counts. */
  readonly time: readonly number[];
  /** 1: failed at that time; 0: still alive when last seen. */
  readonly event: readonly number[];
  /** When the subject came under observation: it is at risk at t when entry < t ≤ time. Left out: from the start. */
  readonly entry?: readonly number[] | undefined;
}

/** Throws `invalid_input` on lists of unequal length, times that are negative or not finite, and entries after exit. */
export function requireSurvivalData(data: SurvivalData): void {
  const { time, event, entry } = data;
  requireSameLength(entry === undefined ? { time, event } : { time, event, entry });
  requireFinite("time", time);
  if (entry !== undefined) requireFinite("entry", entry);
  for (let i = 0; i < time.length; i++) {
    if (time[i]! < 0) refuse(`time[${i}] must not be negative, found ${time[i]}`);
    if (event[i] !== 0 && event[i] !== 1) refuse(`event[${i}] must be 0 or 1, found ${String(event[i])}`);
    const from = entryOf(data, i);
    if (from >= time[i]!) {
      refuse(`entry[${i}] must lie before time[${i}] = ${time[i]}, found ${from}: never under observation`);
    }
  }
}

/** Returns the entry of one subject. Entry at 0 is no delay: such a subject is at risk at time 0 too. */
export function entryOf(data: Pick<SurvivalData, "entry">, index: number): number {
  const entry = data.entry?.[index] ?? 0;
  return entry > 0 ? entry : Number.NEGATIVE_INFINITY;
}
