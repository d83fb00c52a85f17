import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dqdvBins } from "./dqdv-bins";

const empty = { centersV: [], dqdvMahPerV: [], binChargeMah: [] };

describe("dqdvBins", () => {
  it("has no bin without samples, with one, or without an advance", () => {
    expect(dqdvBins({ voltageV: [], capacityMah: [] }, { binWidthV: 0.01 })).toEqual(empty);
    expect(dqdvBins({ voltageV: [0.2], capacityMah: [1] }, { binWidthV: 0.01 })).toEqual(empty);
    expect(dqdvBins({ voltageV: [0.2, 0.2], capacityMah: [0, 1] }, { binWidthV: 0.01 })).toEqual(empty);
  });

  it("finds edges that floating point misses", () => {
    const bins = dqdvBins(
      { voltageV: [0, 0.01, 0.03, 0.05], capacityMah: [0, 0.02, 0.06, 0.1] },
      { binWidthV: 0.01 },
    );
    expect(bins.centersV).toHaveLength(5);
    for (const slope of bins.dqdvMahPerV) expect(slope).toBeCloseTo(2, 9);
  });

  it("is negative on falling voltage when capacity counts up", () => {
    const bins = dqdvBins({ voltageV: [0.05, 0], capacityMah: [0, 1] }, { binWidthV: 0.025 });
    expect(bins.centersV[0]).toBeCloseTo(0.0375, 12);
    expect(bins.dqdvMahPerV[0]).toBeCloseTo(-20, 9);
    expect(bins.binChargeMah[0]).toBeCloseTo(0.5, 12);
  });

  it("keeps all charge between the first and last edge", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -2, max: 9 }), fc.nat(20)), { minLength: 2, maxLength: 40 }),
        (steps) => {
          let [voltage, capacity] = [0, 0];
          const samples = steps.map(([dv, dq]) => {
            voltage += dv / 1000;
            capacity += dq / 1000;
            return [voltage, capacity] as const;
          });
          const bins = dqdvBins(
            { voltageV: samples.map(([v]) => v), capacityMah: samples.map(([, q]) => q) },
            { binWidthV: 0.005 },
          );
          const total = bins.binChargeMah.reduce((sum, each) => sum + each, 0);
          expect(total).toBeLessThanOrEqual(capacity - samples[0]![1] + 1e-12);
          for (const charge of bins.binChargeMah) expect(charge).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
    );
  });

  it("refuses a width that is none, and one that makes millions of bins", () => {
    expect(() => dqdvBins({ voltageV: [0, 1], capacityMah: [0, 1] }, { binWidthV: 0 })).toThrow(
      "must be positive",
    );
    expect(() => dqdvBins({ voltageV: [0, 1], capacityMah: [0, 1] }, { binWidthV: 1e-9 })).toThrow(
      "more than",
    );
  });
});
