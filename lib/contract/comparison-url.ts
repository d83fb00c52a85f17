/** A comparison's query as the search part of an address, and back: short names, lists joined by commas. */
import { type ComparisonQuery, comparisonQuery } from "./comparison";

const lists = {
  project: "projectIds",
  metal: "metals",
  kind: "cellKinds",
  from: "provenances",
  lot: "lotCodes",
  rows: "armBy",
  match: "match",
  relax: "relax",
} as const;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An address that does not fit gives the plain query: a mistyped link still shows the ranking. */
export function comparisonQueryOf(parameters: Parameters): ComparisonQuery {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const raw: Record<string, unknown> = { metric: text("metric") };
  for (const [name, field] of Object.entries(lists)) {
    const value = text(name);
    if (value !== undefined) raw[field] = value.split(",");
  }
  if (text("pool") === "reported") raw.poolReported = true;
  const excluded = parameters.exclude;
  const exclusions = typeof excluded === "string" ? [excluded] : (excluded ?? []);
  if (exclusions.length > 0) {
    raw.exclude = exclusions.map((each) => {
      const at = each.indexOf(":");
      return { cellCode: each.slice(0, at), reason: each.slice(at + 1) };
    });
  }
  const parsed = comparisonQuery.safeParse(raw);
  return parsed.success ? parsed.data : comparisonQuery.parse({});
}

export function comparisonSearch(query: ComparisonQuery): string {
  const parameters = new URLSearchParams();
  parameters.set("metric", query.metric);
  for (const [name, field] of Object.entries(lists)) {
    const values = query[field];
    if (values !== undefined && values.length > 0) parameters.set(name, values.join(","));
  }
  if (query.poolReported) parameters.set("pool", "reported");
  for (const { cellCode, reason } of query.exclude ?? [])
    parameters.append("exclude", `${cellCode}:${reason}`);
  return parameters.toString();
}
