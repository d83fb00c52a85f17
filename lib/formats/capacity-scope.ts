/** When a capacity counter goes back to zero, found in the counter itself: vendors let the operator choose. */
import type { CapacityScope } from "@/lib/domain/recording";

export interface CounterContext {
  readonly counter: ArrayLike<number>;
  readonly step: ArrayLike<number> | null;
  readonly cycle: ArrayLike<number> | null;
  /** Signed; rests inherit the direction before them. */
  readonly currentMa: ArrayLike<number> | null;
}

/** How many boundaries of one kind show the counter, and at how many of them it fell. */
interface Tally {
  seen: number;
  reset: number;
}

/**
 * "step" when it falls at every visible step boundary, also within one direction; "half_cycle" when at every change
 * of direction only; "cycle" when at every change of the vendor's cycle only; "test" when boundaries are crossed and
 * it never falls; "schedule" when it falls by another rule; "unknown" when the file has too little to tell.
 */
export function detectCapacityScope(context: CounterContext): CapacityScope {
  const { counter, step, cycle, currentMa } = context;
  const within: Tally = { seen: 0, reset: 0 };
  const turn: Tally = { seen: 0, reset: 0 };
  const turnInCycle: Tally = { seen: 0, reset: 0 };
  const newCycle: Tally = { seen: 0, reset: 0 };
  let elsewhere = 0;
  let direction = 0;
  let peak = 0;
  for (let row = 0; row < counter.length; row += 1) peak = Math.max(peak, Math.abs(counter[row]!) || 0);
  const visible = peak * 1e-3;
  for (let row = 1; row < counter.length; row += 1) {
    const current = currentMa === null ? 0 : currentMa[row]!;
    const sign = current > 0 ? 1 : current < 0 ? -1 : 0;
    const turns = sign !== 0 && direction !== 0 && sign !== direction;
    if (sign !== 0) direction = sign;
    const isNewCycle = cycle !== null && cycle[row] !== cycle[row - 1];
    const isBoundary = turns || isNewCycle || (step !== null && step[row] !== step[row - 1]);
    // Nearly every record ends here.
    if (!isBoundary && counter[row]! >= counter[row - 1]!) continue;
    const before = Math.abs(counter[row - 1]!);
    if (!(before > visible)) continue;
    const isReset = Math.abs(counter[row]!) < before * 0.5;
    if (!isBoundary) {
      if (isReset) elsewhere += 1;
      continue;
    }
    if (isNewCycle) count(newCycle, isReset);
    if (turns) {
      count(turn, isReset);
      if (!isNewCycle) count(turnInCycle, isReset);
    } else if (!isNewCycle) count(within, isReset);
  }
  const resets = within.reset + turn.reset + newCycle.reset;
  if (elsewhere > Math.max(2, resets / 10)) return "schedule";
  if (resets === 0) return within.seen + turn.seen + newCycle.seen > 0 ? "test" : "unknown";
  if (within.reset > 0) return nearly(within) && nearly(turn) ? "step" : "schedule";
  if (turn.reset > 0 && nearly(turn)) return "half_cycle";
  if (turnInCycle.reset === 0 && nearly(newCycle)) return "cycle";
  return "schedule";
}

function count(tally: Tally, isReset: boolean): void {
  tally.seen += 1;
  if (isReset) tally.reset += 1;
}

/** All but one in twenty: the last step of a file often ends on an extra record. */
function nearly(tally: Tally): boolean {
  return tally.reset >= tally.seen * 0.95;
}
