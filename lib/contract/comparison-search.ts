/**
 * A comparison's query as the search part of an address: short names, lists joined by commas. Reading one back checks
 * it against the contract, which a browser need not carry: that is in comparison-url.
 */
import type { ComparisonQuery } from "./comparison";

export const lists = {
  project: "projectIds",
  metal: "metals",
  kind: "cellKinds",
  from: "provenances",
  lot: "lotCodes",
  rows: "armBy",
  match: "match",
  relax: "relax",
  protocol: "protocolCodes",
  ends: "endRules",
} as const;

/** Names may hold a comma: each stands for itself. */
export const repeated = { by: "operators", cycler: "cyclers" } as const;

export const singles = {
  "nm-from": { field: "thicknessMinNm", isNumber: true },
  "nm-to": { field: "thicknessMaxNm", isNumber: true },
  "c-from": { field: "temperatureMinC", isNumber: true },
  "c-to": { field: "temperatureMaxC", isNumber: true },
  "built-from": { field: "builtFrom", isNumber: false },
  "built-to": { field: "builtTo", isNumber: false },
} as const;

export function comparisonSearch(query: ComparisonQuery): string {
  const parameters = new URLSearchParams();
  parameters.set("metric", query.metric);
  for (const [name, field] of Object.entries(lists)) {
    const values = query[field];
    if (values !== undefined && values.length > 0) parameters.set(name, values.join(","));
  }
  for (const [name, field] of Object.entries(repeated)) {
    for (const value of query[field] ?? []) parameters.append(name, value);
  }
  for (const [name, { field }] of Object.entries(singles)) {
    const value = query[field];
    if (value !== undefined) parameters.set(name, String(value));
  }
  if (query.poolReported) parameters.set("pool", "reported");
  if (query.afterFormation) parameters.set("entry", "formation");
  for (const { cellCode, reason } of query.exclude ?? [])
    parameters.append("exclude", `${cellCode}:${reason}`);
  return parameters.toString();
}
