/** Synthetic samples to damage. */
import { syntheticArbin } from "../testing/synthetic-arbin";

export function fuzzSamples(): Uint8Array[] {
  const records = Array.from(
    { length: 300 },
    (_, row) => [row < 200 ? 1 : 2, row + 1, row * 10, 0.001, 3 + row / 1000] as const,
  );
  return [syntheticArbin({ records })];
}
