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

const mostListed = 12;

/** "A, B and C"; a long list is cut and says how many more. */
export function listed(parts: readonly string[]): string {
  if (parts.length > mostListed) {
    return `${parts.slice(0, mostListed).join(", ")} and ${parts.length - mostListed} more`;
  }
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Four significant digits at most, as a condition is read: 0.25, 25, 1.131. */
export function brief(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** "0.4853 to 0.5"; one number where both read the same. */
export function rangeText(low: number, high: number): string {
  return brief(low) === brief(high) ? brief(low) : `${brief(low)} to ${brief(high)}`;
}
