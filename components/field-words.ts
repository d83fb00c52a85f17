/** A stored field's name in words, its unit after a slash: "counterDiameterMm" → "counter diameter / mm". */

const units: Readonly<Record<string, string>> = {
  Mm: "mm",
  Um: "µm",
  Nm: "nm",
  Mg: "mg",
  C: "°C",
  W: "W",
  V: "V",
  Min: "min",
  Percent: "%",
  Mpa: "MPa",
  Torr: "Torr",
  Sccm: "sccm",
  MahCm2: "mAh cm⁻²",
  MaCm2: "mA cm⁻²",
  MsCm: "mS cm⁻¹",
  NmPerMin: "nm/min",
};

const endings = Object.keys(units).sort((a, b) => b.length - a.length);

export function fieldWords(name: string): string {
  const { words, unit } = fieldParts(name);
  return unit === null ? words : `${words} / ${unit}`;
}

/** The name in words, and the unit that it carries at its end. */
export function fieldParts(name: string): { readonly words: string; readonly unit: string | null } {
  const ending = endings.find((each) => name.endsWith(each) && /[a-z0-9]$/.test(name.slice(0, -each.length)));
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const words = stem
    .replace(/Id$/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return { words, unit: ending === undefined ? null : (units[ending] ?? null) };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const bookkeeping = new Set(["id", "version", "createdAt", "updatedAt"]);

/** A stored value in words: lists a line for each entry, records by what they say, "–" for nothing. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) {
    return value.length === 0 ? "–" : value.map((each, at) => `${at + 1}. ${valueWords(each)}`).join("\n");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .filter(([name, each]) => !bookkeeping.has(name) && each !== null && each !== "" && !isEmptyList(each))
      .map(([name, each]) => (typeof each === "number" ? `${fieldWords(name)} ${each}` : valueWords(each)))
      .join(", ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && instant.test(value)) return `${value.slice(0, 16).replace("T", " ")} UTC`;
  return typeof value === "string" && /^[a-z]+(_[a-z]+)+$/.test(value)
    ? value.replaceAll("_", " ")
    : String(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
