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
  protocol: "protocolCodes",
  ends: "endRules",
} as const;

/** Names may hold a comma: each stands for itself. */
const repeated = { by: "operators", cycler: "cyclers" } as const;

const singles = {
  "nm-from": { field: "thicknessMinNm", isNumber: true },
  "nm-to": { field: "thicknessMaxNm", isNumber: true },
  "c-from": { field: "temperatureMinC", isNumber: true },
  "c-to": { field: "temperatureMaxC", isNumber: true },
  "built-from": { field: "builtFrom", isNumber: false },
  "built-to": { field: "builtTo", isNumber: false },
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
  for (const [name, field] of Object.entries(repeated)) {
    const values = parameters[name];
    if (values !== undefined && values !== "") raw[field] = typeof values === "string" ? [values] : values;
  }
  for (const [name, { field, isNumber }] of Object.entries(singles)) {
    const value = text(name);
    if (value !== undefined) raw[field] = isNumber ? Number(value) : value;
  }
  if (text("pool") === "reported") raw.poolReported = true;
  if (text("entry") === "formation") raw.afterFormation = true;
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
