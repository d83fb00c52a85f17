/**
 * Charge per record from the current: trapezoids inside a stretch of one sign, and at its first record the current
 * since the step began. The uncertainty that sampling leaves is carried along, so that the integral can be weighed
 * against the instrument's own counter.
 */
import type { CyclingRun } from "./cycling-run";

export interface CurrentCharge {
  /** Signed charge of every record, mAh; 0 where no current flows. */
  readonly chargeMah: Float64Array;
  /** What the charge of every stretch may be wrong by for want of denser samples, mAh. */
  readonly uncertaintyMah: Float64Array;
}

/** Records `first` to `last` in which the current has one sign or none. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly sign: number;
}

/** ∫I dt of every record of a run with a current; repeated times count for nothing. */
export function currentCharge(
  run: CyclingRun,
  currentMa: Float64Array,
  direction: Int8Array,
  stretches: readonly Stretch[],
): CurrentCharge {
  const { timeS, stepTimeS } = run;
  const chargeMah = new Float64Array(direction.length);
  const uncertaintyMah = new Float64Array(stretches.length);
  for (let index = 0; index < stretches.length; index++) {
    const { first, last, sign } = stretches[index]!;
    let uncertain = 0;
    let isInside = false;
    let before = 0;
    let timeBefore = first > 0 ? timeS[first - 1]! : Number.NaN;
    for (let k = first; k <= last; k++) {
      const time = timeS[k]!;
      const interval = time - timeBefore;
      timeBefore = time;
      if (direction[k] !== sign) {
        isInside = false;
        continue;
      }
      const current = currentMa[k]!;
      let open: number;
      if (isInside) {
        const hours = interval / 3600;
        chargeMah[k] = ((before + current) / 2) * hours;
        open = (Math.abs(current - before) / 2) * hours;
      } else {
        // The current began somewhere after the last record; a step clock says when.
        const since = k > 0 ? interval : Math.max(0, time);
        const next = k < last && direction[k + 1] === sign ? timeS[k + 1]! - time : Number.NaN;
        const step = stepTimeS === null ? Number.NaN : stepTimeS[k]!;
        const isKnown = step >= 0 && step <= since * (1 + 1e-6) + 1e-3;
        const seconds = isKnown ? Math.min(step, since) : Number.isNaN(next) ? since : Math.min(since, next);
        const charge = (current * seconds) / 3600;
        chargeMah[k] = charge;
        open = isKnown ? 0 : Math.abs(charge) / 2;
      }
      if (k === last || direction[k + 1] !== sign) {
        // It may have flowed on for up to one usual interval after the last record with current.
        open += isInside ? (Math.abs(current) * interval) / 7200 : 0;
      }
      uncertain += open;
      before = current;
      isInside = true;
    }
    uncertaintyMah[index] = uncertain;
  }
  return { chargeMah, uncertaintyMah };
}
