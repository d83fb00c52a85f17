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
    for (let k = first; k <= last; k++) {
      if (direction[k] !== sign) {
        isInside = false;
        continue;
      }
      const current = currentMa[k]!;
      let open: number;
      if (isInside) {
        const hours = (timeS[k]! - timeS[k - 1]!) / 3600;
        const before = currentMa[k - 1]!;
        chargeMah[k] = ((before + current) / 2) * hours;
        open = (Math.abs(current - before) / 2) * hours;
      } else {
        // The current began somewhere after the last record; a step clock says when.
        const since = k > 0 ? timeS[k]! - timeS[k - 1]! : Math.max(0, timeS[0]!);
        const next = k < last && direction[k + 1] === sign ? timeS[k + 1]! - timeS[k]! : Number.NaN;
        const step = stepTimeS === null ? Number.NaN : stepTimeS[k]!;
        const isKnown = step >= 0 && step <= since * (1 + 1e-6) + 1e-3;
        const seconds = isKnown ? Math.min(step, since) : Number.isNaN(next) ? since : Math.min(since, next);
        chargeMah[k] = (current * seconds) / 3600;
        open = isKnown ? 0 : Math.abs(chargeMah[k]!) / 2;
      }
      if (k === last || direction[k + 1] !== sign) {
        // It may have flowed on for up to one usual interval after the last record with current.
        const interval = isInside ? timeS[k]! - timeS[k - 1]! : 0;
        open += (Math.abs(current) * interval) / 7200;
      }
      uncertain += open;
      isInside = true;
    }
    uncertaintyMah[index] = uncertain;
  }
  return { chargeMah, uncertaintyMah };
}
