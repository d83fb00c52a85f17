/** Times and ratios. */

export interface Timing {
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly times: number;
}

/** Median of `times` calls after `warmUp` unmeasured ones. */
export async function timed(
  work: () => unknown,
  { times = 15, warmUp = 3 }: { readonly times?: number; readonly warmUp?: number } = {},
): Promise<Timing> {
  for (let k = 0; k < warmUp; k++) await work();
  const all: number[] = [];
  for (let k = 0; k < times; k++) {
    const begun = performance.now();
    await work();
    all.push(performance.now() - begun);
  }
  return timingOf(all);
}

export function timedHere(work: () => unknown, times: number): Timing {
  const all: number[] = [];
  for (let k = 0; k < times; k++) {
    const begun = performance.now();
    work();
    all.push(performance.now() - begun);
  }
  return timingOf(all);
}

/** Where the processor's own clock is too coarse. */
const shortestMs = 1;

/**
 * As `timedHere`, but of each call the lesser of wall time and processor time: on a busy machine waiting for a
 * processor is no work, and on a quiet one the collector's threads run beside it.
 */
export function workedHere(work: () => unknown, times: number): Timing {
  const all: number[] = [];
  for (let k = 0; k < times; k++) {
    const usage = process.cpuUsage();
    const begun = performance.now();
    work();
    const wallMs = performance.now() - begun;
    const { user, system } = process.cpuUsage(usage);
    const processorMs = (user + system) / 1000;
    all.push(wallMs >= shortestMs && processorMs > 0 ? Math.min(wallMs, processorMs) : wallMs);
  }
  return timingOf(all);
}

export function timingOf(all: readonly number[]): Timing {
  const sorted = [...all].sort((a, b) => a - b);
  return {
    medianMs: rounded(sorted[Math.floor(sorted.length / 2)]!),
    fastestMs: rounded(sorted[0]!),
    times: sorted.length,
  };
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

export function ratio(of: number, to: number, goal: number) {
  const value = rounded(of / to);
  return { ratio: value, goal, isMet: value <= goal };
}
