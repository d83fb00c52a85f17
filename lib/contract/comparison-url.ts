/** A comparison's query back from the search part of an address. */
import { type ComparisonQuery, comparisonQuery } from "./comparison";
import { lists, repeated, singles } from "./comparison-search";

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
