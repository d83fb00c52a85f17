/** Holm's adjustment for several tests. */
import { refuse } from "./require-numbers";

/**
 * Returns the adjusted p values in the order given: the running maximum of (m − i + 1) p(i), at most 1. A null (a
 * comparison that was refused) stays null and does not count in m. Holm 1979, www.jstor.org/stable/4615733.
 */
export function holm(p: readonly (number | null)[]): readonly (number | null)[] {
  p.forEach((value, i) => {
    if (value !== null && !(value >= 0 && value <= 1)) refuse(`p[${i}] must lie in 0 to 1, found ${value}`);
  });
  const order = p.map((_, i) => i).filter((i) => p[i] !== null);
  order.sort((i, j) => p[i]! - p[j]!);
  const adjusted: (number | null)[] = p.map(() => null);
  let running = 0;
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, (order.length - rank) * p[index]!));
    adjusted[index] = running;
  });
  return adjusted;
}
