/** Two arms held against each other: an exact test where the data allow one, else the reason why not. */
import { gehanPairs } from "@/lib/statistics/gehan-pairs";
import { logRank } from "@/lib/statistics/log-rank";
import { logRankExact } from "@/lib/statistics/log-rank-exact";
import { mannWhitney } from "@/lib/statistics/mann-whitney";
import type { SurvivalData } from "@/lib/statistics/survival/survival-data";
import type { FormedArm } from "./arm";
import { lifeData } from "./life-arm";
import type {
  CriticalCurrentValue,
  EfficiencyValue,
  LifeValue,
  Observation,
  ObservationOf,
} from "./observation";

export interface PairTest {
  /** P(a cell of the upper row beats one of the lower row), ties and undecided pairs as one half. */
  readonly probabilityUpperBetter: number | null;
  readonly p: number | null;
  readonly method: string;
}

/** Why there is no test. */
export function untested(method: string): PairTest {
  return { probabilityUpperBetter: null, p: null, method };
}

/** @param upper the row that stands above */
export function testPair(upper: FormedArm, lower: FormedArm): PairTest {
  const [a, b] = [upper.members, lower.members];
  if (upper.nCells === null || lower.nCells === null) return untested("no test: n unknown");
  if (a.length === 0 || b.length === 0) return untested("no test: an arm has no cells");
  switch (a[0]?.value.metric) {
    case "coulombic_efficiency":
      return testEfficiency(a, b);
    case "cycle_life":
      return testLife(a as readonly ObservationOf<LifeValue>[], b as readonly ObservationOf<LifeValue>[]);
    default:
      return testCriticalCurrent(
        a as readonly ObservationOf<CriticalCurrentValue>[],
        b as readonly ObservationOf<CriticalCurrentValue>[],
      );
  }
}

function testEfficiency(a: readonly Observation[], b: readonly Observation[]): PairTest {
  const fractions = (arm: readonly Observation[]) =>
    arm.map(({ value }) => (value as EfficiencyValue).fraction);
  const { probabilityAGreater, pTwoSided, method } = mannWhitney(fractions(a), fractions(b));
  return {
    probabilityUpperBetter: probabilityAGreater,
    p: pTwoSided,
    method: method === "exact" ? "Mann–Whitney, exact" : "Mann–Whitney, normal approximation",
  };
}

/** With more cells than this the chi-squared approximation and the permutation agree, and only one is quick. */
const mostPermuted = 80;

function testLife(a: readonly ObservationOf<LifeValue>[], b: readonly ObservationOf<LifeValue>[]): PairTest {
  const [{ entry: lateA, ...first }, { entry: lateB, ...second }] = [lifeData(a), lifeData(b)];
  const entries = new Set([...a, ...b].map(({ value }) => value.entryCycles ?? 0));
  // A late entry that is the same for all moves every life alike and changes no order.
  if (entries.size > 1) return testLateEntry({ ...first, entry: lateA }, { ...second, entry: lateB });
  const { probabilityALonger } = gehanPairs({ a: first, b: second });
  const group = [...first.time.map(() => "upper"), ...second.time.map(() => "lower")];
  const data = {
    time: [...first.time, ...second.time],
    event: [...first.event, ...second.event],
    group,
  };
  if (group.length > mostPermuted) {
    const p = logRank(data).p;
    return { probabilityUpperBetter: probabilityALonger, p, method: "log-rank, chi-squared approximation" };
  }
  const { pTwoSided, method } = logRankExact(data);
  return {
    probabilityUpperBetter: probabilityALonger,
    p: pTwoSided,
    method: method === "enumeration" ? "log-rank, exact permutation" : "log-rank, permutation by Monte Carlo",
  };
}

/** Cells that come under observation late cannot change places: the test is the asymptotic one. */
function testLateEntry(a: SurvivalData, b: SurvivalData): PairTest {
  const entries = (data: SurvivalData) => data.entry ?? data.time.map(() => 0);
  const { p } = logRank({
    time: [...a.time, ...b.time],
    event: [...a.event, ...b.event],
    entry: [...entries(a), ...entries(b)],
    group: [...a.time.map(() => "upper"), ...b.time.map(() => "lower")],
  });
  return {
    probabilityUpperBetter: null,
    p,
    method: "log-rank with delayed entry, chi-squared approximation",
  };
}

/** On one grid of steps an interval is a rank; on different grids two intervals cannot be ordered by a rank. */
function testCriticalCurrent(
  a: readonly ObservationOf<CriticalCurrentValue>[],
  b: readonly ObservationOf<CriticalCurrentValue>[],
): PairTest {
  const all = [...a, ...b];
  if (all.some(({ value }) => value.convention === "unspecified")) {
    return untested("no test: what a printed number means is not stated");
  }
  const intervals = [
    ...new Map(all.map(({ value }) => [`${value.passMaCm2} ${value.failMaCm2}`, value])).values(),
  ];
  const overlaps = intervals.some((value) => intervals.some((other) => overlapsPartly(value, other)));
  if (overlaps) return untested("no test: the ramps have different steps");
  const ranks = (arm: typeof a) => arm.map(({ value }) => value.passMaCm2 ?? 0);
  const { probabilityAGreater, pTwoSided, method } = mannWhitney(ranks(a), ranks(b));
  return {
    probabilityUpperBetter: probabilityAGreater,
    p: pTwoSided,
    method: `Mann–Whitney on the steps survived, ${method === "exact" ? "exact" : "normal approximation"}`,
  };
}

function overlapsPartly(a: CriticalCurrentValue, b: CriticalCurrentValue): boolean {
  const [aLow, bLow] = [a.passMaCm2 ?? 0, b.passMaCm2 ?? 0];
  const [aHigh, bHigh] = [a.failMaCm2 ?? Number.POSITIVE_INFINITY, b.failMaCm2 ?? Number.POSITIVE_INFINITY];
  const isSame = near(aLow, bLow) && (aHigh === bHigh || near(aHigh, bHigh));
  return !isSame && Math.max(aLow, bLow) < Math.min(aHigh, bHigh) - 1e-9;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}
