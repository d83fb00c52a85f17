/** Captions of comparison figures: what a reader of a paper must know, and where to find it again. */
import type { ComparisonGroup, ComparisonResult } from "@/lib/contract/comparison";

export function groupCaption(
  group: ComparisonGroup,
  result: ComparisonResult,
  what: { readonly marks: string; readonly address: string },
): string {
  const conditions = group.matched.map(({ title, text }) => `${title} ${text}`).join(", ");
  const sizes = group.arms
    .map((arm) => `${arm.label} n ${arm.nCells === null ? "not stated" : `= ${arm.nCells}`}`)
    .join(", ");
  const excluded = group.arms.reduce(
    (count, arm) => count + arm.points.filter(({ exclusion }) => exclusion !== null).length,
    0,
  );
  return [
    `${result.title} in ${result.unit}.`,
    `${sizes}${excluded === 0 ? "" : `; ${excluded} excluded`}.`,
    `Conditions: ${conditions}.`,
    what.marks,
    `Counted is ${result.runRule}.`,
    `Analysis version ${result.analysisVersion}.`,
    what.address,
  ].join(" ");
}
