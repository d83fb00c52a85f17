/** Numbers, units and qualifiers as people read them. Numbers as stored, never rounded. */

const units: Readonly<Record<string, string>> = {
  "1": "",
  um: "µm",
  nm: "nm",
  mm: "mm",
  Ao: "Å",
  cm2: "cm²",
  Cel: "°C",
  deg: "°",
  degC: "°C",
  ohm: "Ω",
  "mA/cm2": "mA cm⁻²",
  "mAh/cm2": "mAh cm⁻²",
  "mAh/cm2/V": "mAh cm⁻² V⁻¹",
  "mS/cm": "mS cm⁻¹",
  "nm/min": "nm min⁻¹",
  "mol/L": "mol L⁻¹",
  "mol/mol": "",
  "meV/atom": "meV atom⁻¹",
  "Wh/L": "Wh L⁻¹",
  "at%": "at.%",
  cycle: "cycles",
  grit: "grit",
  phase: "",
};

/** "um" → "µm", "mA/cm2" → "mA cm⁻²"; an unknown unit as it stands. */
export function unitLabel(unit: string): string {
  return units[unit] ?? unit;
}

const superscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** With a true minus sign; very small and very large ones as m × 10ⁿ. */
export function numberLabel(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e7)) return String(value).replace("-", "−");
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const raised = exponent
    .replace("+", "")
    .replace(/\d/g, (digit) => superscriptDigits[Number(digit)] ?? digit)
    .replace("-", "⁻");
  return `${mantissa.replace("-", "−")} × 10${raised}`;
}

export const qualifiers = ["=", "~", "<", ">", "<=", ">=", "range", "nominal", "target"] as const;
export type Qualifier = (typeof qualifiers)[number];

const before: Readonly<Partial<Record<Qualifier, string>>> = {
  "~": "≈ ",
  "<": "< ",
  ">": "> ",
  "<=": "≤ ",
  ">=": "≥ ",
};

export function qualifierBefore(qualifier: string): string {
  return before[qualifier as Qualifier] ?? "";
}

/** " (target)" and " (nominal)": set or sold as, not measured. */
export function qualifierAfter(qualifier: string): string {
  return qualifier === "target" || qualifier === "nominal" ? ` (${qualifier})` : "";
}

/** "0.8–0.9"; "−50 to −40" where a minus sign would collide with the dash. */
export function rangeLabel(low: number, high: number): string {
  const dash = low < 0 || high < 0 ? " to " : "–";
  return `${numberLabel(low)}${dash}${numberLabel(high)}`;
}

export const missingReasons = [
  "not_reported",
  "not_measured",
  "not_applicable",
  "in_figure_only",
  "below_detection",
  "redacted",
] as const;

/** "not_reported" → "not reported". */
export function missingLabel(reason: string): string {
  return reason.replaceAll("_", " ");
}
