import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCoefficient } from "./binomial-coefficient";
import { countAssignments } from "./group-assignments";
import { kthDifference } from "./kth-difference";
import { rankSumNull } from "./rank-sum-null";
import { countSampledAssignments } from "./sampled-assignments";
import { subsetSums } from "./subset-sums";

const scores = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 9 });

/** All subsets of a size, by brute force. */
function subsets<Value>(values: readonly Value[], size: number): Value[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => subsets(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

describe("binomialCoefficient", () => {
  it("is exact where doubles are", () => {
    expect(binomialCoefficient(40, 20)).toBe(137_846_528_820);
    expect(binomialCoefficient(5, 0)).toBe(1);
    expect(binomialCoefficient(3, 4)).toBe(0);
    expect(binomialCoefficient(5000, 2500)).toBe(Infinity);
  });
});

describe("subsetSums", () => {
  it("counts as brute force does", () => {
    fc.assert(
      fc.property(scores, fc.nat(), fc.integer({ min: -30, max: 30 }), (values, pick, limit) => {
        const size = pick % (values.length + 1);
        const all = subsets(values, size).map(sum);
        const counted = subsetSums(values, size)!;
        expect(counted.subsets).toBe(all.length);
        expect(counted.countUpTo(limit)).toBe(all.filter((each) => each <= limit).length);
        expect(counted.countFrom(limit)).toBe(all.filter((each) => each >= limit).length);
      }),
    );
  });

  it("gives up before it fills the memory", () => {
    expect(subsetSums(new Array(60).fill(1), 30)).toBeNull();
    expect(subsetSums(new Array(200).fill(1), 3)!.subsets).toBe(1_313_400);
  });
});

describe("countAssignments", () => {
  it("counts as brute force does, groups of one size or not", () => {
    fc.assert(
      fc.property(
        fc.constantFrom([2, 2, 2], [1, 2, 3], [3, 1, 1], [2, 2, 1, 1]),
        fc.infiniteStream(fc.integer({ min: -5, max: 5 })),
        fc.integer({ min: 0, max: 60 }),
        (sizes, stream, threshold) => {
          const values = [...stream.take(sum(sizes))];
          let extreme = 0;
          let all = 0;
          const deal = (left: readonly number[], group: number, statistic: number): void => {
            if (group === sizes.length) {
              all++;
              if (statistic >= threshold - 1e-9) extreme++;
              return;
            }
            for (const picked of subsets(left, sizes[group]!)) {
              const total = sum(picked.map((i) => values[i]!));
              const rest = left.filter((i) => !picked.includes(i));
              deal(rest, group + 1, statistic + total ** 2 / sizes[group]!);
            }
          };
          deal([...values.keys()], 0, 0);
          const counted = countAssignments(values, sizes, threshold - 1e-9)!;
          expect(counted.permutations).toBe(all);
          expect(counted.shareFrom).toBeCloseTo(extreme / all, 12);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("countSampledAssignments", () => {
  it("draws groups of the right sizes from all scores", () => {
    const [hits] = countSampledAssignments([1, 1, 1, 0, 0, 0], [3, 3], { resamples: 20_000, seed: 3 }, [
      (sums) => sums[0] === 3 && sums[1] === 0,
    ]);
    // One of 20 choices of three.
    expect(hits! / 20_000).toBeCloseTo(0.05, 2);
  });
});

describe("rankSumNull", () => {
  it("is the distribution brute force finds, with ties or without", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        (pooled, pick) => {
          const m = 1 + (pick % (pooled.length - 1));
          const sorted = [...pooled].sort((x, y) => x - y);
          const ties = [...new Set(sorted)].map((value) => sorted.filter((each) => each === value).length);
          const { first, step, probability } = rankSumNull(m, pooled.length - m, ties)!;
          const found = new Map<number, number>();
          const all = subsets([...sorted.keys()], m);
          for (const chosen of all) {
            let doubled = 0;
            for (const i of chosen) {
              for (const j of sorted.keys()) {
                if (!chosen.includes(j))
                  doubled += sorted[i]! > sorted[j]! ? 2 : sorted[i] === sorted[j] ? 1 : 0;
              }
            }
            found.set(doubled, (found.get(doubled) ?? 0) + 1 / all.length);
          }
          probability.forEach((share, k) => {
            expect(share).toBeCloseTo(found.get(first + step * k) ?? 0, 12);
          });
          expect(sum([...probability])).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it("keeps its digits at its limit and gives up beyond", () => {
    const { probability } = rankSumNull(120, 120, new Array(240).fill(1))!;
    expect(sum([...probability])).toBeCloseTo(1, 12);
    // U = 1 can be had in one way of C(240, 120).
    expect(probability[1]! * binomialCoefficient(240, 120)).toBeCloseTo(1, 10);
    expect(rankSumNull(121, 121, new Array(242).fill(1))).toBeNull();
  });
});

describe("kthDifference", () => {
  it("is the k-th of all differences, to the last bit", () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, values, fc.nat(), (a, b, pick) => {
        const sortedA = Float64Array.from(a).sort();
        const sortedB = Float64Array.from(b).sort();
        const all = Float64Array.from(a.flatMap((x) => b.map((y) => x - y))).sort();
        const k = pick % all.length;
        expect(kthDifference(sortedA, sortedB, k + 1)).toBe(all[k]! + 0);
      }),
    );
  });
});
