/**
 * Factor that turns Neware's raw integer current into mA (and, over 3600, raw charge and energy into mAh and mWh).
 *
 * It depends on the current range in mA that the record names; a negative code marks a tester with ten times the
 * resolution. A wrong factor is an error of ten, so a code that no known file has used is told.
 */

const usedCodes = new Set([
  0, 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 6000, 10_000, 12_000, 20_000, 30_000, 40_000, 50_000,
  60_000, 100_000, 200_000, -1, -2, -5, -10, -20, -25, -50, -100, -500, -1000, -2000, -3000, -5000, -6000,
  -10_000, -12_000, -20_000, -30_000, -40_000, -50_000, -60_000, -100_000, -200_000, -100_000_000,
]);

/** Factor of a range code; codes between the known ones follow their decade. */
export function rangeFactor(code: number): number {
  if (code === 0) return 0;
  if (code === -100_000_000) return 10;
  const size = Math.abs(code);
  const positive = size < 10 ? 1e-4 : size < 100 ? 1e-3 : size < 1000 ? 1e-2 : 1e-1;
  return code > 0 ? positive : positive / 10;
}

export function isKnownRange(code: number): boolean {
  return usedCodes.has(code);
}
