import fc from "fast-check";
import { expect, test } from "vitest";
import { clockUnit, isWhole, moved, within, zoomed } from "./trace-window";

const extent = 1000;

test("zooming keeps the point under the pointer where it is", () => {
  const closer = zoomed({ from: 0, to: 1000 }, { factor: 0.5, about: 250, extent });
  expect(closer).toEqual({ from: 125, to: 625 });
  expect((250 - closer.from) / (closer.to - closer.from)).toBeCloseTo(0.25);
});

test("out of the whole run there is nothing to see", () => {
  expect(zoomed({ from: 400, to: 600 }, { factor: 100, extent })).toEqual({ from: 0, to: 1000 });
  expect(moved({ from: 800, to: 1000 }, 0.5, extent)).toEqual({ from: 800, to: 1000 });
  expect(within({ from: -50, to: 150 }, extent)).toEqual({ from: 0, to: 200 });
  expect(isWhole({ from: 0, to: 1000 }, extent)).toBe(true);
  expect(isWhole({ from: 0, to: 999 }, extent)).toBe(false);
});

test("any series of steps stays within the run and keeps its ends in order", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.double({ min: 0.01, max: 20, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
      ),
      (steps) => {
        let window = { from: 0, to: extent };
        for (const [factor, share] of steps) {
          window = moved(zoomed(window, { factor, extent }), share, extent);
          expect(window.from).toBeGreaterThanOrEqual(0);
          expect(window.to).toBeLessThanOrEqual(extent + 1e-9);
          expect(window.to).toBeGreaterThan(window.from);
        }
      },
    ),
  );
});

test("the clock's unit goes with the width", () => {
  expect([10, 179, 600, 7200, 1e6].map((span) => clockUnit(span).unit)).toEqual(["s", "s", "min", "h", "h"]);
});
