/** Use cases of comparisons. */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { compare } from "@/lib/analysis/comparison/compare";
import type { Observation } from "@/lib/analysis/comparison/observation";
import type { ComparisonQuery, ComparisonResult } from "@/lib/contract/comparison";
import { database } from "@/lib/db/client";
import { findExclusions, findMeasuredRows, findReportedRows } from "@/lib/db/comparison";
import type { Actor } from "@/lib/domain/actor";
import { measuredObservations, reportedObservations, runRules } from "./comparison-observations";
import { visibleScope } from "./project-access";

type ResultOfEngine = Omit<ComparisonResult, "runRule" | "analysisVersion">;

/** The ranking as the data stand now. */
export async function evaluateComparison(
  actor: Actor,
  query: ComparisonQuery,
  comparisonId: string | null = null,
): Promise<ComparisonResult> {
  const observations = await comparisonObservations(actor, query, comparisonId);
  const result = compare(observations, {
    metric: query.metric,
    armBy: query.armBy,
    match: query.match,
    relax: query.relax,
    poolReported: query.poolReported,
  });
  return { ...(result as ResultOfEngine), runRule: runRules[query.metric], analysisVersion };
}

/** Every observation a query takes in, excluded ones with their reason. */
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
    ...measuredObservations(measured, query.metric, exclusions),
    ...reportedObservations(reported, query.metric, exclusions),
  ];
}
