import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logRank } from "./log-rank";
import { logRankStratified } from "./log-rank-stratified";
import { groupedLives, shuffled } from "./testing/arbitraries";
import { trial } from "./testing/published-data";
import { weightedLogRank } from "./weighted-log-rank";

type Subject = { time: number; event: number; group: string };

function asData(subjects: readonly Subject[]) {
  return {
    time: subjects.map((each) => each.time),
    event: subjects.map((each) => each.event),
    group: subjects.map((each) => each.group),
  };
}

describe("logRank", () => {
  it("says nothing of nobody", () => {
    expect(logRank({ time: [], event: [], group: [] })).toMatchObject({
      groups: [],
      chiSquare: null,
      p: null,
    });
  });

  it("says nothing when nothing failed", () => {
    const test = logRank({ time: [10, 20], event: [0, 0], group: ["Ag", "Au"] });
    expect(test).toMatchObject({ observed: [0, 0], chiSquare: null, degreesOfFreedom: null, p: null });
  });

  it("says nothing when all fail at one time", () => {
    const test = logRank({ time: [5, 5, 5], event: [1, 1, 1], group: ["Ag", "Au", "Au"] });
    expect(test).toMatchObject({
      observed: [1, 2],
      expected: [1, 2],
      chiSquare: null,
      degreesOfFreedom: 1,
      p: null,
    });
  });

  it("has nothing to compare in one group", () => {
    const test = logRank({ time: [5, 6], event: [1, 1], group: ["Ag", "Ag"] });
    expect(test).toMatchObject({
      observed: [2],
      expected: [2],
      chiSquare: null,
      degreesOfFreedom: 0,
      p: null,
    });
  });

  it("counts only contrasts of groups that were at risk together", () => {
    // Zn fails before anyone else enters, so only Ag against Au is informative.
    const data = { time: [1, 5, 6, 7, 8], event: [1, 1, 1, 1, 1], entry: [0, 2, 2, 2, 2] };
    const test = logRank({ ...data, group: ["Zn", "Ag", "Au", "Ag", "Au"] });
    expect(test.degreesOfFreedom).toBe(1);
    expect(test.chiSquare).toBeGreaterThan(0);
  });

  it("gives the published chi-square of the remission trial", () => {
    const test = logRank(trial);
    expect(test.chiSquare).toBeCloseTo(16.793, 3);
    expect(test.expected[0]).toBeCloseTo(19.25, 2);
    expect(test.p).toBeCloseTo(4.17e-5, 7);
  });

  it("gives the same for any order of cells, unit of time and one stratum", () => {
    fc.assert(
      fc.property(
        groupedLives.chain((cells) => fc.tuple(fc.constant(cells), shuffled(cells))),
        ([cells, mixed]) => {
          const { p } = logRank(asData(cells));
          const other = asData(mixed);
          const hours = { ...other, time: other.time.map((each) => each * 3.7) };
          const strata = { ...other, stratum: other.time.map(() => "L-0001") };
          for (const same of [logRank(hours).p, logRankStratified(strata).p]) {
            if (p === null) expect(same).toBeNull();
            else expect(same).toBeCloseTo(p, 10);
          }
        },
      ),
    );
  });

  it("adds up over strata", () => {
    const doubled = {
      time: [...trial.time, ...trial.time],
      event: [...trial.event, ...trial.event],
      group: [...trial.group, ...trial.group],
      stratum: [...trial.time.map(() => "first"), ...trial.time.map(() => "second")],
    };
    expect(logRankStratified(doubled).chiSquare).toBeCloseTo(2 * 16.7929409892165, 8);
  });
});

describe("weightedLogRank", () => {
  it("gives Gehan's published score of the remission trial", () => {
    const test = weightedLogRank(trial, { weight: "gehan" });
    expect(test.score).toBeCloseTo(-271, 9);
    expect(test.chiSquare).toBeCloseTo(13.458, 3);
  });

  it("says nothing when nothing failed", () => {
    const data = { time: [1, 2], event: [0, 0], group: ["a", "b"] };
    const nothing = { score: 0, variance: 0, chiSquare: null, degreesOfFreedom: null, p: null };
    expect(weightedLogRank(data, { weight: "peto-peto" })).toMatchObject(nothing);
  });

  it("refuses three groups", () => {
    const data = { time: [1, 2, 3], event: [1, 1, 1], group: ["a", "b", "c"] };
    expect(() => weightedLogRank(data, { weight: "gehan" })).toThrow("compares two groups, found 3");
  });
});
