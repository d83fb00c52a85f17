import type { ComparisonResult } from "@/lib/contract/comparison";

/** Words of every condition that a result names. */
export function conditionTitlesOf(result: ComparisonResult): Record<string, string> {
  return Object.fromEntries(
    result.groups.flatMap(({ matched, relaxed }) =>
      [...matched, ...relaxed].map(({ name, title }) => [name, title]),
    ),
  );
}
