/** Conditions of a statement in words: names carry their unit at the end, "currentDensityMaCm2". */
const units: readonly (readonly [suffix: string, unit: string])[] = [
  ["MaCm2", "mA cm⁻²"],
  ["MahCm2", "mAh cm⁻²"],
  ["Um", "µm"],
  ["Nm", "nm"],
  ["Mpa", "MPa"],
  ["Min", "min"],
  ["C", "°C"],
];

/** "current density 0.1 mA cm⁻²", each condition that says something. */
export function conditionWords(conditions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(conditions).flatMap(([name, value]) => {
    const text = valueWords(value);
    if (text === "") return [];
    const [suffix, unit] = units.find(([suffix]) => name.endsWith(suffix)) ?? ["", ""];
    const stem = name.slice(0, name.length - suffix.length);
    return [`${titleOf(stem)} ${text}${unit === "" ? "" : ` ${unit}`}`];
  });
}

/** "cellKind" → "cell kind". */
function titleOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(valueWords).filter(Boolean).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") {
    const parts = value as Readonly<Record<string, unknown>>;
    if ("value" in parts) return [valueWords(parts.value), valueWords(parts.unit)].filter(Boolean).join(" ");
    return conditionWords(parts).join(", ");
  }
  // Words from a closed list; codes with capitals stay as they are.
  return /^[a-z_]+$/.test(String(value)) ? String(value).replaceAll("_", " ") : String(value);
}
