/** The sign of the driven current of every record: +1, −1, or 0 for rest, noise and repeated records. */
import { type CurrentThreshold, currentThreshold } from "./current-threshold";
import type { CyclingRun } from "./cycling-run";

export interface CurrentDirections {
  readonly direction: Int8Array;
  /** Absent where the file stores no current. */
  readonly threshold: CurrentThreshold | null;
  /** Records with a non-zero current that is taken as none. */
  readonly belowThreshold: number;
}

/** A record marked as rest is believed up to this share of the largest current; above it the current is. */
const restShare = 0.05;

/** Directions from the current where there is one, else from the growth of the stored counters. */
export function currentDirections(run: CyclingRun, counterDirection: Int8Array | null): CurrentDirections {
  const { currentMa } = run;
  if (currentMa === null) {
    const direction = counterDirection ?? new Int8Array(run.rows);
    return { direction: silence(direction, run), threshold: null, belowThreshold: 0 };
  }
  const threshold = currentThreshold(currentMa);
  const limitMa = threshold.thresholdMa;
  const restLimitMa = Math.max(limitMa, restShare * threshold.maximumMa);
  const { resting } = run;
  const direction = new Int8Array(run.rows);
  let belowThreshold = 0;
  for (let k = 0; k < direction.length; k++) {
    const current = currentMa[k]!;
    if (current === 0) continue;
    if (Number.isNaN(current)) {
      // A derived current has no value where no time passed; the charge still says where it went.
      if (!run.currentMeasured && counterDirection !== null) direction[k] = counterDirection[k]!;
      continue;
    }
    const limit = resting !== null && resting[k] === 1 ? restLimitMa : limitMa;
    if (current > limit) direction[k] = 1;
    else if (current < -limit) direction[k] = -1;
    else belowThreshold++;
  }
  return { direction: silence(direction, run), threshold, belowThreshold };
}

function silence(direction: Int8Array, run: CyclingRun): Int8Array {
  const { repeated } = run;
  if (repeated !== null) for (let k = 0; k < direction.length; k++) if (repeated[k] === 1) direction[k] = 0;
  return direction;
}
