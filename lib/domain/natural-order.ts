/** Names in the order people count: "run 2" before "run 10", whatever the machine's language. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export function compareNaturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
