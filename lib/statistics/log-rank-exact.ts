/** The permutation form of the log-rank test, for the few cells a laboratory has. */
import { countAssignments } from "./permutation/group-assignments";
import { countSampledAssignments } from "./permutation/sampled-assignments";
import { subsetSums } from "./permutation/subset-sums";
import { refuse } from "./require-numbers";
import { defaultSeed } from "./resampling/random-generator";
import { requireSampling } from "./resampling/require-sampling";
import {
  type GroupedSurvivalData,
  groupNames,
  requireGroupedSurvivalData,
} from "./survival/group-risk-table";
import { nelsonAalenScores } from "./survival/nelson-aalen-scores";

export interface LogRankExactOptions {
  /** Relabellings drawn where there are too many to count. @default up to 50,000, fewer for thousands of subjects */
  readonly resamples?: number | undefined;
  /** @default 1 */
  readonly seed?: number | undefined;
}

export interface LogRankExact {
  readonly groups: readonly string[];
  /** Of the first group for two groups, by group for more. */
  readonly observedMinusExpected: number | readonly number[];
  /** Σ (O − E)² / n over more than two groups. */
  readonly statistic?: number;
  /** `enumeration` counts every relabelling; `monte-carlo` draws some from the seed, and p is no longer exact. */
  readonly method: "enumeration" | "monte-carlo";
  /** Relabellings looked at, the observed one included. */
  readonly permutations: number;
  readonly seed: number | null;
  /** Share of relabellings at least as far from expectation; 1 when nothing failed, null with fewer than two groups. */
  readonly pTwoSided: number | null;
  /** Two groups only: share with observed − expected of the first group at most as large. */
  readonly pFirstLivesLonger?: number;
  readonly pFirstLivesShorter?: number;
}

/** Sums of fractions that are equal on paper differ by rounding. */
const tolerance = 1e-9;

/**
 * Returns the permutation log-rank test over all relabellings that keep the group sizes, with the scores of the
 * pooled Nelson–Aalen estimate. Counted in full to 20 against 20 (or as many sums, e.g. 3 against 230) and to 6
 * million distinct dealings for more groups (4 of 4); beyond that a seeded sample, said so in `method`.
 * Delayed entry is refused: subjects that enter at different times cannot change places.
 */
export function logRankExact(data: GroupedSurvivalData, options: LogRankExactOptions = {}): LogRankExact {
  requireGroupedSurvivalData(data);
  if (data.entry?.some((each) => each > 0)) refuse("a permutation log-rank test takes no delayed entry");
  const groups = groupNames(data);
  const scores = nelsonAalenScores(data);
  const column = new Map(groups.map((name, g) => [name, g]));
  const sizes = groups.map(() => 0);
  const sums = groups.map(() => 0);
  data.group.forEach((name, i) => {
    const g = column.get(name)!;
    sizes[g]! += 1;
    sums[g]! += scores[i]!;
  });
  const sampling = {
    resamples: options.resamples ?? defaultResamples(scores.length),
    seed: options.seed ?? defaultSeed,
  };
  requireSampling(sampling);
  if (groups.length < 2) {
    const method = "enumeration" as const;
    return { groups, observedMinusExpected: sums, method, permutations: 1, seed: null, pTwoSided: null };
  }
  const problem = { groups, scores, sizes, sums, sampling };
  return groups.length === 2 ? testTwoGroups(problem) : testManyGroups(problem);
}

interface Problem {
  readonly groups: readonly string[];
  readonly scores: readonly number[];
  readonly sizes: readonly number[];
  readonly sums: readonly number[];
  readonly sampling: { readonly resamples: number; readonly seed: number };
}

function testTwoGroups({ groups, scores, sizes, sums, sampling }: Problem): LogRankExact {
  const observed = sums[0]!;
  const far = Math.abs(observed) - tolerance;
  const result = { groups, observedMinusExpected: observed };
  // All scores together are 0, so the second group's sum mirrors the first's and the smaller one may be counted.
  const sign = sizes[0]! <= sizes[1]! ? 1 : -1;
  const counted = subsetSums(scores, Math.min(sizes[0]!, sizes[1]!));
  if (counted !== null) {
    const share = (count: number) => count / counted.subsets;
    const upTo = counted.countUpTo(sign * observed + tolerance);
    const from = counted.countFrom(sign * observed - tolerance);
    const twoSided = far <= 0 ? counted.subsets : counted.countUpTo(-far) + counted.countFrom(far);
    return {
      ...result,
      method: "enumeration",
      permutations: counted.subsets,
      seed: null,
      pTwoSided: share(twoSided),
      pFirstLivesLonger: share(sign > 0 ? upTo : from),
      pFirstLivesShorter: share(sign > 0 ? from : upTo),
    };
  }
  const [twoSided, longer, shorter] = countSampledAssignments(scores, sizes, sampling, [
    (drawn) => Math.abs(drawn[0]!) >= far,
    (drawn) => drawn[0]! <= observed + tolerance,
    (drawn) => drawn[0]! >= observed - tolerance,
  ]);
  const permutations = sampling.resamples + 1;
  return {
    ...result,
    method: "monte-carlo",
    permutations,
    seed: sampling.seed,
    pTwoSided: (twoSided! + 1) / permutations,
    pFirstLivesLonger: (longer! + 1) / permutations,
    pFirstLivesShorter: (shorter! + 1) / permutations,
  };
}

function testManyGroups({ groups, scores, sizes, sums, sampling }: Problem): LogRankExact {
  const statisticOf = (each: ArrayLike<number>) =>
    sizes.reduce((total, size, g) => total + (each[g]! * each[g]!) / size, 0);
  const statistic = statisticOf(sums);
  const result = { groups, observedMinusExpected: sums, statistic };
  const counted = countAssignments(scores, sizes, statistic - tolerance);
  if (counted !== null) {
    const { permutations, shareFrom } = counted;
    return { ...result, method: "enumeration", permutations, seed: null, pTwoSided: shareFrom };
  }
  const [extreme] = countSampledAssignments(scores, sizes, sampling, [
    (drawn) => statisticOf(drawn) >= statistic - tolerance,
  ]);
  const permutations = sampling.resamples + 1;
  const { seed } = sampling;
  return { ...result, method: "monte-carlo", permutations, seed, pTwoSided: (extreme! + 1) / permutations };
}

/** Thousands of subjects draw fewer relabellings, so that an answer takes a fraction of a second. */
function defaultResamples(subjects: number): number {
  return Math.min(50_000, Math.max(2_000, Math.floor(2e7 / Math.max(subjects, 1))));
}
