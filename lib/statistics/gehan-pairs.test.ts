import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gehanPairs } from "./gehan-pairs";
import { asSurvivalData, lives } from "./testing/arbitraries";
import { placebo, sixMp } from "./testing/published-data";

describe("gehanPairs", () => {
  it("has no pair without cells", () => {
    const none = { time: [], event: [] };
    expect(gehanPairs({ a: none, b: sixMp })).toEqual({
      aLonger: 0,
      bLonger: 0,
      undecided: 0,
      probabilityALonger: null,
    });
  });

  it("leaves open what censoring hides", () => {
    const result = gehanPairs({ a: { time: [50], event: [0] }, b: { time: [60], event: [1] } });
    expect(result).toMatchObject({ undecided: 1, probabilityALonger: 0.5 });
  });

  it("lets the one censored at the time of the other's failure live longer", () => {
    const result = gehanPairs({ a: { time: [60], event: [0] }, b: { time: [60], event: [1] } });
    expect(result).toMatchObject({ aLonger: 1, undecided: 0 });
  });

  it("gives the score of 271 that Gehan published", () => {
    const { aLonger, bLonger } = gehanPairs({ a: sixMp, b: placebo });
    expect(aLonger - bLonger).toBe(271);
  });

  it("refuses delayed entry", () => {
    const late = { time: [5], event: [1], entry: [2] };
    expect(() => gehanPairs({ a: late, b: late })).toThrow("no delayed entry");
  });

  it("counts every pair once and mirrors itself", () => {
    fc.assert(
      fc.property(lives, lives, (first, second) => {
        const [a, b] = [asSurvivalData(first), asSurvivalData(second)];
        const forth = gehanPairs({ a, b });
        const back = gehanPairs({ a: b, b: a });
        expect(forth.aLonger + forth.bLonger + forth.undecided).toBe(first.length * second.length);
        expect([back.aLonger, back.bLonger]).toEqual([forth.bLonger, forth.aLonger]);
        // Pair by pair, straight from the definition.
        const longer = first.flatMap((x) =>
          second.filter((y) => y.event === 1 && (x.time > y.time || (x.time === y.time && x.event === 0))),
        );
        expect(forth.aLonger).toBe(longer.length);
      }),
    );
  });
});
