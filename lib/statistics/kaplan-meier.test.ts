import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "./kaplan-meier";
import { asSurvivalData, lives, shuffled } from "./testing/arbitraries";
import { sixMp } from "./testing/published-data";

describe("kaplanMeier", () => {
  it("says nothing of nobody", () => {
    const curve = kaplanMeier({ time: [], event: [] });
    expect(curve).toMatchObject({ n: 0, time: [], survival: [], median: null, medianLower: null });
  });

  it("has no error and no limits at S = 0", () => {
    const curve = kaplanMeier({ time: [37], event: [1] });
    expect(curve).toMatchObject({
      survival: [0],
      standardError: [null],
      lower: [null],
      upper: [null],
      median: 37,
    });
  });

  it("stays at 1 when all are censored", () => {
    const curve = kaplanMeier({ time: [100, 250, 250], event: [0, 0, 0] });
    expect(curve).toMatchObject({
      survival: [1, 1],
      standardError: [0, 0],
      lower: [null, null],
      median: null,
    });
  });

  it("falls in one step when all fail at once", () => {
    expect(kaplanMeier({ time: [5, 5, 5], event: [1, 1, 1] })).toMatchObject({
      time: [5],
      survival: [0],
      median: 5,
    });
  });

  it("counts a life of 0", () => {
    expect(kaplanMeier({ time: [0, 4], event: [1, 0] })).toMatchObject({
      time: [0, 4],
      survival: [0.5, 0.5],
      median: 0,
    });
  });

  it("takes entry at 0 as no delay, a life of 0 included", () => {
    const data = { time: [0, 4, 9], event: [1, 1, 0] };
    expect(kaplanMeier({ ...data, entry: [0, 0, 0] })).toEqual(kaplanMeier(data));
  });

  it("has nobody at risk before entry", () => {
    const curve = kaplanMeier({ time: [5, 8, 9], event: [1, 1, 1], entry: [0, 5, 2] });
    expect(curve.atRisk).toEqual([2, 2, 1]);
  });

  it("gives the published figures of the 6-MP arm", () => {
    const curve = kaplanMeier(sixMp);
    expect(curve.survival[0]).toBeCloseTo(0.857, 3);
    expect(curve.standardError[0]).toBeCloseTo(0.0764, 4);
    expect(curve.survival[curve.time.indexOf(22)]).toBeCloseTo(0.538, 3);
    expect(curve.median).toBe(23);
  });

  it("refuses what is no life", () => {
    expect(() => kaplanMeier({ time: [1, 2], event: [1] })).toThrow("lists must have one length");
    expect(() => kaplanMeier({ time: [Number.NaN], event: [1] })).toThrow("time[0] must be a finite number");
    expect(() => kaplanMeier({ time: [-1], event: [1] })).toThrow("must not be negative");
    expect(() => kaplanMeier({ time: [1], event: [2] })).toThrow("event[0] must be 0 or 1");
    expect(() => kaplanMeier({ time: [3], event: [1], entry: [3] })).toThrow("never under observation");
    expect(() => kaplanMeier({ time: [3], event: [1] }, { confidenceLevel: 1 })).toThrow("between 0 and 1");
  });

  it("does not depend on the order of the cells", () => {
    fc.assert(
      fc.property(
        lives.chain((cells) => fc.tuple(fc.constant(cells), shuffled(cells))),
        ([cells, mixed]) => {
          expect(kaplanMeier(asSurvivalData(mixed))).toEqual(kaplanMeier(asSurvivalData(cells)));
        },
      ),
    );
  });

  it("does not depend on the unit of time", () => {
    fc.assert(
      fc.property(lives, (cells) => {
        const inCycles = kaplanMeier(asSurvivalData(cells));
        const inHours = kaplanMeier(asSurvivalData(cells.map((cell) => ({ ...cell, time: cell.time * 8 }))));
        expect(inHours.survival).toEqual(inCycles.survival);
        expect(inHours.median).toBe(inCycles.median === null ? null : inCycles.median * 8);
      }),
    );
  });

  it("never falls lower when a failure becomes a censoring", () => {
    fc.assert(
      fc.property(lives, fc.nat(), (cells, pick) => {
        fc.pre(cells.length > 0);
        const changed = cells.map((cell, i) => (i === pick % cells.length ? { ...cell, event: 0 } : cell));
        const before = kaplanMeier(asSurvivalData(cells));
        const after = kaplanMeier(asSurvivalData(changed));
        before.survival.forEach((value, row) => {
          expect(after.survival[row]).toBeGreaterThanOrEqual(value - 1e-12);
        });
      }),
    );
  });
});
