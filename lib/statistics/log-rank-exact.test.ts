import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logRankExact } from "./log-rank-exact";
import { groupedLives } from "./testing/arbitraries";
import { silverAndGold, trial } from "./testing/published-data";

describe("logRankExact", () => {
  it("needs two groups", () => {
    expect(logRankExact({ time: [], event: [], group: [] }).pTwoSided).toBeNull();
    expect(logRankExact({ time: [3], event: [1], group: ["Ag"] }).pTwoSided).toBeNull();
  });

  it("has p = 1 when nothing failed", () => {
    const test = logRankExact({ time: [10, 20, 30], event: [0, 0, 0], group: ["Ag", "Au", "Au"] });
    expect(test).toMatchObject({
      permutations: 3,
      pTwoSided: 1,
      pFirstLivesLonger: 1,
      pFirstLivesShorter: 1,
    });
  });

  it("has p = 1 when all fail at once", () => {
    const test = logRankExact({ time: [5, 5, 5, 5], event: [1, 1, 1, 1], group: ["Ag", "Ag", "Au", "Au"] });
    expect(test.pTwoSided).toBe(1);
  });

  it("reaches 2/70 for four against four, completely apart", () => {
    const test = logRankExact(silverAndGold);
    expect(test).toMatchObject({ method: "enumeration", permutations: 70 });
    expect(test.pTwoSided).toBeCloseTo(2 / 70, 12);
  });

  it("counts 20 against 20 in full", () => {
    const take = (list: readonly unknown[]) => [...list.slice(0, 20), ...list.slice(22, 42)];
    const data = { time: take(trial.time), event: take(trial.event), group: take(trial.group) };
    const test = logRankExact(data as typeof trial);
    expect(test).toMatchObject({ method: "enumeration", permutations: 137_846_528_820 });
    expect(test.pTwoSided).toBeLessThan(2e-4);
  });

  it("says so when it samples, and repeats itself", () => {
    const [first, second] = [logRankExact(trial, { seed: 7 }), logRankExact(trial, { seed: 7 })];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ method: "monte-carlo", seed: 7, permutations: 50_001 });
    expect(first.pTwoSided).toBeGreaterThan(0);
    expect(first.pTwoSided).toBeLessThan(5e-4);
  });

  it("samples to within chance of the full count", () => {
    const time = Array.from({ length: 42 }, (_, i) => ((i * 29) % 43) + (i % 2));
    const group = time.map((_, i) => (i < 21 ? "Ag" : "Au"));
    const data = { time, event: time.map((_, i) => (i % 5 === 0 ? 0 : 1)), group };
    const smaller = { time: time.slice(2), event: data.event.slice(2), group: group.slice(2) };
    const [sampled, counted] = [logRankExact(data), logRankExact(smaller)];
    expect([sampled.method, counted.method]).toEqual(["monte-carlo", "enumeration"]);
    // One cell fewer moves p a little, sampling by 0.002.
    expect(Math.abs(sampled.pTwoSided! - counted.pTwoSided!)).toBeLessThan(0.15);
  });

  it("counts four groups of four in full", () => {
    const time = Array.from({ length: 16 }, (_, i) => i + 1);
    const group = time.map((_, i) => ["Ag", "Au", "Zn", "Cu"][i >> 2]!);
    const test = logRankExact({ time, event: time.map(() => 1), group });
    expect(test).toMatchObject({ method: "enumeration", permutations: 63_063_000 });
    // Completely apart in order: only the 24 namings of this one partition and few others reach it.
    expect(test.pTwoSided).toBeLessThan(1e-5);
  });

  it("refuses more relabellings than anyone could wait for", () => {
    expect(() => logRankExact(silverAndGold, { resamples: 1e15 })).toThrow("resamples");
  });

  it("refuses delayed entry", () => {
    expect(() => logRankExact({ ...silverAndGold, entry: silverAndGold.time.map(() => 2) })).toThrow(
      "delayed entry",
    );
  });

  it("names the same p whichever group comes first", () => {
    fc.assert(
      fc.property(groupedLives, (cells) => {
        const run = (group: readonly string[]) =>
          logRankExact({
            time: cells.map((each) => each.time),
            event: cells.map((each) => each.event),
            group,
          });
        const forth = run(cells.map((each) => each.group));
        fc.pre(forth.groups.length === 2);
        const back = run(cells.map((each) => (each.group === "Ag" ? "Au" : "Ag")));
        expect(back.pTwoSided).toBe(forth.pTwoSided);
        expect(back.pFirstLivesLonger).toBe(forth.pFirstLivesLonger);
      }),
    );
  });
});
