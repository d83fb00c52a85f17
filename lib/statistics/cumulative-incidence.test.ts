import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulativeIncidence } from "./cumulative-incidence";
import { kaplanMeier } from "./kaplan-meier";
import { coarse } from "./testing/arbitraries";

const subjects = fc.array(
  fc.record({
    time: fc.integer({ min: 4, max: 14 }),
    cause: fc.constantFrom("short", "fade", "censored"),
    entry: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
);

describe("cumulativeIncidence", () => {
  it("says nothing of nobody", () => {
    expect(cumulativeIncidence({ time: [], cause: [] })).toEqual({
      time: [],
      atRisk: [],
      eventFree: [],
      causes: [],
    });
  });

  it("stays at 0 for a cause that never happens", () => {
    const result = cumulativeIncidence({ time: [3, 5], cause: ["fade", "censored"] }, { causes: ["short"] });
    expect(result.causes).toEqual([{ cause: "short", incidence: [0, 0], standardError: [0, 0] }]);
    expect(result.eventFree).toEqual([0.5, 0.5]);
  });

  it("has the binomial error without censoring", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coarse, fc.constantFrom("short", "fade")), { minLength: 1, maxLength: 12 }),
        (cells) => {
          const result = cumulativeIncidence({
            time: cells.map(([time]) => time),
            cause: cells.map(([, cause]) => cause),
          });
          for (const { incidence, standardError } of result.causes) {
            incidence.forEach((p, row) => {
              expect(standardError[row]).toBeCloseTo(Math.sqrt(Math.max(0, p * (1 - p)) / cells.length), 7);
            });
          }
        },
      ),
    );
  });

  it("shares the whole among the causes and the event-free, which is Kaplan and Meier's", () => {
    fc.assert(
      fc.property(subjects, (cells) => {
        const data = {
          time: cells.map((each) => each.time),
          cause: cells.map((each) => each.cause),
          entry: cells.map((each) => each.entry),
        };
        const result = cumulativeIncidence(data);
        const event = data.cause.map((cause) => (cause === "censored" ? 0 : 1));
        expect(result.eventFree).toEqual(kaplanMeier({ time: data.time, event, entry: data.entry }).survival);
        result.eventFree.forEach((share, row) => {
          const failed = result.causes.reduce((sum, { incidence }) => sum + incidence[row]!, 0);
          expect(failed + share).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  it("has the error that moving the weight of each cell gives", () => {
    fc.assert(
      fc.property(subjects, (cells) => {
        const result = cumulativeIncidence(
          {
            time: cells.map((each) => each.time),
            cause: cells.map((each) => each.cause),
            entry: cells.map((each) => each.entry),
          },
          { causes: ["short"] },
        );
        const step = 1e-5;
        const variance = result.time.map(() => 0);
        cells.forEach((_, i) => {
          const [up, down] = [step, -step].map((change) => weightedIncidence(cells, i, 1 + change));
          up!.forEach((value, row) => {
            variance[row]! += ((value - down![row]!) / (2 * step)) ** 2;
          });
        });
        result.causes[0]!.standardError.forEach((value, row) => {
          expect(value).toBeCloseTo(Math.sqrt(variance[row]!), 6);
        });
      }),
    );
  });

  it("refuses censoring as a cause", () => {
    expect(() => cumulativeIncidence({ time: [1], cause: ["x"] }, { causes: ["censored"] })).toThrow(
      "not a cause",
    );
  });
});

/** Incidence of "short" by the textbook sums, with one subject of another weight. */
function weightedIncidence(
  cells: readonly { time: number; cause: string; entry: number }[],
  heavy: number,
  weight: number,
): number[] {
  const weightOf = (i: number) => (i === heavy ? weight : 1);
  let survival = 1;
  let incidence = 0;
  return [...new Set(cells.map((each) => each.time))]
    .sort((a, b) => a - b)
    .map((time) => {
      let [atRisk, failed, short] = [0, 0, 0];
      cells.forEach((cell, i) => {
        if (cell.entry < time && time <= cell.time) atRisk += weightOf(i);
        if (cell.time !== time || cell.cause === "censored") return;
        failed += weightOf(i);
        if (cell.cause === "short") short += weightOf(i);
      });
      incidence += (survival * short) / atRisk;
      survival *= 1 - failed / atRisk;
      return incidence;
    });
}
