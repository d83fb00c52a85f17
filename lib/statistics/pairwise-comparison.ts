/** Every group against every other. */
import { hodgesLehmann } from "./hodges-lehmann";
import { holm } from "./holm";
import { mannWhitney } from "./mann-whitney";
import { refuse } from "./require-numbers";

export interface NamedValues {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ComparedPair {
  readonly a: string;
  readonly b: string;
  readonly probabilityAGreater: number | null;
  /** Hodges–Lehmann shift a − b, in the unit of the values. */
  readonly shift: number | null;
  /** Mann–Whitney, two-sided; null when a group is empty. */
  readonly p: number | null;
  /** Adjusted over all pairs that have a p. */
  readonly pHolm: number | null;
  readonly method: "exact" | "normal-approximation" | null;
}

/** Returns the pairs in the order of the groups: first against second, first against third, and so on. */
export function pairwiseComparison(groups: readonly NamedValues[]): readonly ComparedPair[] {
  const names = new Set(groups.map((group) => group.name));
  if (names.size < groups.length) refuse("each group must have its own name");
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b })));
  const tests = pairs.map(({ a, b }) => mannWhitney(a.values, b.values));
  const adjusted = holm(tests.map((test) => test.pTwoSided));
  return pairs.map(({ a, b }, i) => ({
    a: a.name,
    b: b.name,
    probabilityAGreater: tests[i]!.probabilityAGreater,
    shift: hodgesLehmann(a.values, b.values).shift,
    p: tests[i]!.pTwoSided,
    pHolm: adjusted[i]!,
    method: tests[i]!.method,
  }));
}
