/**
 * Charge per record from the current: trapezoids inside a stretch of one sign, and at its first record the current
 * since the step began. The uncertainty that sampling leaves is carried along, so that the integral can be weighed
 * against the instrument's own counter.
 */
import type { CyclingRun } from "./cycling-run";

export interface CurrentCharge {
  /** Signed charge of every record, mAh; 0 where no current flows. */
  readonly chargeMah: Float64Array;
  /** What the charge of every record may be wrong by for want of denser samples, mAh. */
  readonly uncertaintyMah: Float64Array;
}

/** ∫I dt of every record of a run with a current; repeated times count for nothing. */
export function currentCharge(run: CyclingRun, currentMa: Float64Array, direction: Int8Array): CurrentCharge {
  const { timeS, stepTimeS } = run;
  const rows = direction.length;
  const chargeMah = new Float64Array(rows);
  const uncertaintyMah = new Float64Array(rows);
  for (let k = 0; k < rows; k++) {
    const sign = direction[k]!;
    if (sign === 0) continue;
    const current = currentMa[k]!;
    const inside = k > 0 && direction[k - 1] === sign;
    if (inside) {
      const hours = (timeS[k]! - timeS[k - 1]!) / 3600;
      const before = currentMa[k - 1]!;
      chargeMah[k] = ((before + current) / 2) * hours;
      uncertaintyMah[k] = (Math.abs(current - before) / 2) * hours;
    } else {
      // The current began somewhere after the last record; a step clock says when.
      const since = k > 0 ? timeS[k]! - timeS[k - 1]! : Math.max(0, timeS[0]!);
      const next = k + 1 < rows && direction[k + 1] === sign ? timeS[k + 1]! - timeS[k]! : Number.NaN;
      const step = stepTimeS === null ? Number.NaN : stepTimeS[k]!;
      const known = step >= 0 && step <= since * (1 + 1e-6) + 1e-3;
      const seconds = known ? Math.min(step, since) : Number.isNaN(next) ? since : Math.min(since, next);
      chargeMah[k] = (current * seconds) / 3600;
      uncertaintyMah[k] = known ? 0 : Math.abs(chargeMah[k]!) / 2;
    }
    if (k + 1 >= rows || direction[k + 1] !== sign) {
      // It may have flowed on for up to one usual interval after the last record of the stretch.
      const interval = inside ? timeS[k]! - timeS[k - 1]! : 0;
      uncertaintyMah[k] = uncertaintyMah[k]! + (Math.abs(current) * interval) / 7200;
    }
  }
  return { chargeMah, uncertaintyMah };
}
