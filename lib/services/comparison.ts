/** Use cases of comparisons: the ranking as the data stand now. */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { compare } from "@/lib/analysis/comparison/compare";
import type { Observation } from "@/lib/analysis/comparison/observation";
import { compareText } from "@/lib/analysis/comparison/text-order";
import type { ComparisonQuery, ComparisonResult } from "@/lib/contract/comparison";
import { database } from "@/lib/db/client";
import { findExclusions, findMeasuredRows, findReportedRows } from "@/lib/db/comparison";
import type { Actor } from "@/lib/domain/actor";
import { measuredObservations, runRules } from "./comparison-observations";
import { visibleScope } from "./project-access";
import { reportedObservations } from "./reported-observations";

export async function evaluateComparison(
  actor: Actor,
  query: ComparisonQuery,
  comparisonId: string | null = null,
): Promise<ComparisonResult> {
  return resultOf(await comparisonObservations(actor, query, comparisonId), query);
}

type ResultOfEngine = Omit<ComparisonResult, "runRule" | "analysisVersion">;

/** The same observations and query give the same digits. */
export function resultOf(observations: readonly Observation[], query: ComparisonQuery): ComparisonResult {
  const { metric, armBy, match, relax, poolReported } = query;
  const result = compare(observations, { metric, armBy, match, relax, poolReported });
  // The engine's lists are read-only, the contract's are not; the shapes are the same.
  return { ...(result as ResultOfEngine), runRule: runRules[metric], analysisVersion };
}

/** Every observation a query takes in, excluded ones with their reason, in the order of their codes. */
export async function comparisonObservations(
  actor: Actor,
  query: ComparisonQuery,
  comparisonId: string | null,
): Promise<Observation[]> {
  const db = database();
  const scope = visibleScope(actor);
  const [measured, reported, stored] = await Promise.all([
    findMeasuredRows(db, query, scope),
    findReportedRows(db, query.metric, query, scope),
    findExclusions(db, query.metric, comparisonId),
  ]);
  const exclusions = new Map([
    ...stored,
    ...(query.exclude ?? []).map(({ cellCode, reason }) => [cellCode, reason] as const),
  ]);
  return [
    ...measuredObservations(measured, query, exclusions),
    ...reportedObservations(reported, query.metric, exclusions),
  ].sort(
    (a, b) =>
      compareText(a.cellCode, b.cellCode) ||
      compareText(a.runCode, b.runCode) ||
      compareText(a.inputHash, b.inputHash),
  );
}
