import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseFunctions } from "./case-functions";
import { type CaseResult, runCase } from "./case-runner";
import { findMismatch } from "./find-mismatch";
import { parseCases } from "./parse-cases";

const tight = { absolute: 1e-12, relative: 1e-9 };

const goodCase = {
  id: "holm-missing",
  function: "holm",
  input: { p: [null, 0.04, 0.01] },
  options: {},
  expected: { adjusted: [null, 0.04, 0.02], alternative: { adjusted: "something else" } },
  tolerance: tight,
};

const checkout = fileURLToPath(new URL("../../..", import.meta.url));
const realData = process.env.GARNETBOOK_REAL_DATA ?? `${checkout}../shared/data`;
const referenceFile = `${realData}/../statistics-reference.json`;

describe("reference cases from R and SciPy", () => {
  if (!existsSync(referenceFile)) {
    it.skip("the file statistics-reference.json is not there: 114 cases skipped", () => {});
    return;
  }
  const cases = parseCases(readFileSync(referenceFile, "utf8"));
  it.each(cases.map((each) => [(each as { id: string }).id, each]))("%s", (_, each) => {
    const { pass, mismatch, error } = runCase(each);
    expect({ pass, mismatch, error }).toEqual({ pass: true, mismatch: undefined, error: undefined });
  });
});

describe("runCase", () => {
  it("passes a case that is met, and does not test alternatives", () => {
    expect(runCase(goodCase)).toEqual({
      id: "holm-missing",
      function: "holm",
      pass: true,
      ours: { adjusted: [null, 0.04, 0.02] },
      expected: goodCase.expected,
    } satisfies CaseResult);
  });

  it("says where a case is missed", () => {
    const result = runCase({ ...goodCase, expected: { adjusted: [null, 0.05, 0.02] } });
    expect(result).toMatchObject({ pass: false, mismatch: "adjusted[1]: expected 0.05, found 0.04" });
  });

  it.each([
    [null, "malformed case"],
    [5, "malformed case"],
    [{}, "malformed case: id"],
    [{ ...goodCase, tolerance: undefined }, "malformed case: tolerance"],
    [{ ...goodCase, function: "oracle" }, 'unknown function "oracle"'],
    [{ ...goodCase, function: "constructor" }, 'unknown function "constructor"'],
    [{ ...goodCase, input: { p: ["x"] } }, "malformed case: p.0"],
    [{ ...goodCase, input: { p: [2] } }, "p[0] must lie in 0 to 1, found 2"],
  ])("does not pass %j, and says why", (wrong, message) => {
    const result = runCase(wrong);
    expect(result.pass).toBe(false);
    expect(result.error).toContain(message);
  });

  it("widens the tolerance of a bootstrap with fewer resamples, and only of one that draws", () => {
    const values = Array.from({ length: 12 }, (_, i) => i * i);
    const options = { statistic: "mean", method: "percentile", resamples: 50_000 };
    const base = { id: "b", function: "bootstrapInterval", input: { values }, options };
    const { lower } = runCase({ ...base, expected: {}, tolerance: tight }).ours as { lower: number };
    const tolerance = { ...tight, fields: { lower: { absolute: 1, relative: 0 } } };
    const off = (by: number) => runCase({ ...base, expected: { lower: lower + by }, tolerance }).pass;
    expect([off(1.9), off(2.1)]).toEqual([true, false]);
    const few = { ...base, input: { values: values.slice(0, 6) } };
    const { lower: exact } = runCase({ ...few, expected: {}, tolerance: tight }).ours as { lower: number };
    expect(runCase({ ...few, expected: { lower: exact + 1.9 }, tolerance }).pass).toBe(false);
  });

  it("answers every function with numbers or null, never with a crash, whatever small input it gets", () => {
    const numbers = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 0.5), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom(...caseFunctions.keys()),
        numbers,
        numbers,
        fc.boolean(),
        (name, a, b, flag) => {
          const event = a.map((each) => (each > 1 === flag ? 1 : 0));
          const group = a.map((each) => (each > 0.5 ? "Ag" : "Au"));
          const lives = { time: a, event };
          const paired = a.slice(0, b.length);
          const input = {
            ...lives,
            group,
            stratum: group,
            cause: event.map((each) => (each ? "short" : "censored")),
            a: name === "mannWhitney" || name === "hodgesLehmann" ? a : lives,
            b: name === "mannWhitney" || name === "hodgesLehmann" ? b : { time: b, event: b.map(() => 1) },
            lower: a,
            upper: a.map((each) => (flag ? each + 1 : null)),
            p: a.map((each) => (each > 1 ? null : each)),
            groups: [
              { name: "Ag", values: a },
              { name: "Au", values: b },
            ],
            values: a,
            n: a.map(Math.ceil),
            successes: Math.min(a.length, b.length),
            trials: a.length,
            x: paired,
            y: name === "savitzkyGolay" ? a : b.slice(0, paired.length),
            temperatureC: paired,
            conductivity: b.slice(0, paired.length),
            frequencyHz: paired.map((each) => each + 1),
            realOhm: b.slice(0, paired.length).map((each) => each + 1),
            imaginaryOhm: paired.map((each) => -each),
            voltageV: paired,
            capacityMah: b.slice(0, paired.length),
          };
          const options = {
            tau: 2,
            weight: "gehan",
            at: [0, 1, 2],
            method: flag ? "bca" : "percentile",
            start: name === "peakFit" ? [1, 1, 1, 0, 0, 0] : undefined,
            circuit: "R0+(R1||C1)",
            window: 3,
            polynomialOrder: 1,
            binWidthV: 0.1,
          };
          const result = runCase({ id: "x", function: name, input, options, expected: {}, tolerance: tight });
          expect(result.error).toBeUndefined();
          expect(result.pass).toBe(true);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe("findMismatch", () => {
  const tolerance = { ...tight, fields: { errors: { absolute: 0.1, relative: 0 } } };

  it("takes null for null alone", () => {
    expect(findMismatch({ p: null }, { p: 0 }, tight)).toBe("p: expected null, found 0");
    expect(findMismatch({ p: 0 }, { p: null }, tight)).toBe("p: expected 0, found null");
    expect(findMismatch({ p: null }, {}, tight)).toBe("p: expected null, found nothing");
    expect(findMismatch({ p: null }, { p: null, more: 1 }, tight)).toBeNull();
  });

  it("counts", () => {
    expect(findMismatch([1, 2], [1], tight)).toBe("result: expected 2 values, found 1");
    expect(findMismatch([1], { 0: 1 }, tight)).toContain("expected [1]");
    expect(findMismatch({ a: 1 }, [1], tight)).toContain('expected {"a":1}');
  });

  it("takes the tolerance of a key for all numbers at or below it", () => {
    const expected = { errors: { slope: [1, 2] }, slope: 1 };
    expect(findMismatch(expected, { errors: { slope: [1.05, 2.05] }, slope: 1 }, tolerance)).toBeNull();
    expect(findMismatch(expected, { errors: { slope: [1, 2] }, slope: 1.05 }, tolerance)).toContain("slope");
  });

  it("compares text and truth", () => {
    expect(findMismatch({ groups: ["Ag"] }, { groups: ["Au"] }, tight)).toContain(
      'expected "Ag", found "Au"',
    );
    expect(findMismatch({ isConverged: true }, { isConverged: true }, tight)).toBeNull();
  });
});

describe("parseCases", () => {
  it("asks for JSON with a list of cases", () => {
    expect(parseCases('{"cases": [1]}')).toEqual([1]);
    expect(parseCases('\uFEFF{"cases": [1]}')).toEqual([1]);
    expect(() => parseCases("nonsense")).toThrow('expected a JSON object with a list "cases"');
    expect(() => parseCases("[]")).toThrow("found JSON without it");
    expect(() => parseCases("null")).toThrow("found JSON without it");
  });
});
