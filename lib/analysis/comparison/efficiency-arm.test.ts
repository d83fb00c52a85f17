import { describe, expect, it } from "vitest";
import { efficiencyEvidence } from "./efficiency-arm";
import type { EfficiencyValue, ObservationOf } from "./observation";
import { efficiency } from "./testing/observations";

/** Cells with efficiencies 0.91, 0.92 and so on. */
function arm(n: number) {
  const cells = Array.from({ length: n }, (_, i) => efficiency("Ag", 0.9 + 0.01 * (i + 1)));
  return efficiencyEvidence(cells as readonly ObservationOf<EfficiencyValue>[], false);
}

describe("bootstrap of an efficiency", () => {
  it("is not promised below six cells", () => {
    expect(arm(5).bootstrap).toBeNull();
  });

  it("counts every resample of seven cells", () => {
    // P(median ≤ x(i)) = P(Bin(7, i/7) ≥ 4): 0.010, 0.108, …, 0.892, 0.990, 1.
    expect(arm(7).bootstrap).toEqual({
      lower: expect.closeTo(0.92, 12),
      upper: expect.closeTo(0.96, 12),
      resamples: 823_543,
      seed: null,
      method: "percentile bootstrap of the median",
    });
  });

  it("draws from a seed above ten cells", () => {
    expect(arm(11).bootstrap).toMatchObject({ resamples: 10_000, seed: 1 });
  });
});
