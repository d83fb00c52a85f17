import { fieldParts } from "./field-words";
import { printedUnits } from "./printed-units";

/** Conditions of a statement in words: "current density 0.1 mA cm⁻²", each that says something. */
export function conditionWords(conditions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(conditions).flatMap(([name, value]) => {
    const text = valueText(value);
    if (text === "") return [];
    const { words, unit } = fieldParts(name);
    const title = words.replaceAll("_", " ");
    // "image_interval_min": 10 min says its unit once.
    const own = text.split(" ").at(-1) ?? "";
    const plain = own !== text && title.endsWith(` ${own}`) ? title.slice(0, -own.length - 1) : title;
    return [[plain, printedUnits(text), unit].filter(Boolean).join(" ")];
  });
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") {
    const parts = value as Readonly<Record<string, unknown>>;
    if ("value" in parts) return [valueText(parts.value), valueText(parts.unit)].filter(Boolean).join(" ");
    return conditionWords(parts).join(", ");
  }
  // Words from a closed list; codes with capitals stay as they are.
  return /^[a-z_]+$/.test(String(value)) ? String(value).replaceAll("_", " ") : String(value);
}
