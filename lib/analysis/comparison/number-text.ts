/** Numbers as a sentence prints them: a true minus, no false digits. */

/** 0.8614 → "86.1"; whole percents as printed keep no decimal that nobody measured. */
export function percent(fraction: number, decimals = 1): string {
  return (fraction * 100).toFixed(decimals).replace("-", "−");
}

/** "≥ ", "≈ ", "> " or nothing. */
export function qualifierText(qualifier: string): string {
  const signs: Readonly<Record<string, string>> = {
    "~": "≈ ",
    ">=": "≥ ",
    "≥": "≥ ",
    ">": "> ",
    "<": "< ",
    "<=": "≤ ",
    "≤": "≤ ",
  };
  return signs[qualifier] ?? "";
}

/** p as a table prints it: never 0. */
export function pText(p: number): string {
  return p < 0.0001 ? "< 0.0001" : p.toPrecision(2);
}

export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
