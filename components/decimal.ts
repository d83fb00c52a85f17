/** Numbers as people type them: decimal point or comma, no thousands marks; NaN when it is no number. */
export function parseDecimal(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const plain = trimmed.replace(",", ".").replace("−", "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** A number with that many significant figures, without exponents in the range a table shows; "–" for none. */
export function significant(value: number | null | undefined, figures = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(figures - 1).replace("-", "−");
  const decimals = Math.max(0, figures - 1 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(decimals, 12)).replace("-", "−");
}

/** A fraction as percent with one decimal: 0.8614 → "86.1". */
export function percentText(fraction: number | null | undefined, decimals = 1): string {
  if (fraction === null || fraction === undefined || Number.isNaN(fraction)) return "–";
  return (fraction * 100).toFixed(decimals).replace("-", "−");
}
