import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimate } from "./decimation";

describe("decimation", () => {
  it("returns everything when it is little, and nothing of nothing", () => {
    expect(Array.from(decimate({ x: [0, 1, 2], y: [5, 6, 7], buckets: 10 }))).toEqual([0, 1, 2]);
    expect(decimate({ x: [], y: [], buckets: 10 })).toHaveLength(0);
    expect(Array.from(decimate({ x: [0, 1, 2, 3], y: [1, 1, 1, 1], start: 1, end: 3, buckets: 9 }))).toEqual([
      1, 2,
    ]);
  });

  it("keeps both ends, every extreme of a bucket, and the order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 200, maxLength: 600 }),
        fc.integer({ min: 1, max: 20 }),
        (y, buckets) => {
          const x = y.map((_, k) => k);
          const kept = Array.from(decimate({ x, y, buckets }));
          expect(kept[0]).toBe(0);
          expect(kept.at(-1)).toBe(y.length - 1);
          expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
          expect(Math.min(...kept.map((k) => y[k]!))).toBe(Math.min(...y));
          expect(Math.max(...kept.map((k) => y[k]!))).toBe(Math.max(...y));
          if (y.length > 4 * buckets) expect(kept.length).toBeLessThanOrEqual(4 * buckets);
        },
      ),
    );
  });

  it("keeps a point on both sides of a silence, and one break for missing values", () => {
    const x = Array.from({ length: 1000 }, (_, k) => (k < 500 ? k : k + 5000));
    const y = x.map((_, k) => (k >= 200 && k < 300 ? Number.NaN : Math.sin(k)));
    const kept = Array.from(decimate({ x, y, buckets: 50 }));
    expect(kept).toContain(499);
    expect(kept).toContain(500);
    expect(kept.filter((k) => Number.isNaN(y[k]!))).toEqual([200]);
    expect(kept).toContain(199);
    expect(kept).toContain(300);
  });

  it("never loses one spike among 700,000 points", () => {
    const rows = 700_000;
    const x = Float64Array.from({ length: rows }, (_, k) => k);
    const y = new Float64Array(rows).fill(3);
    y[345_678] = 5;
    y[456_789] = 1;
    const start = performance.now();
    const kept = decimate({ x, y, buckets: 1200 });
    // Measured about 15 ms; the bound leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(500);
    expect(kept).toContain(345_678);
    expect(kept).toContain(456_789);
    expect(kept.length).toBeLessThan(4800);
  });
});
