/** Colours of overlaid cycles: from early to late by hue and by lightness, so that the order also reads in grey. */

/** @param share 0 for the first line, 1 for the last. @returns a CSS colour */
export function cycleColour(share: number, theme: "light" | "dark"): string {
  const at = Math.min(1, Math.max(0, share));
  const [first, last] = theme === "light" ? [0.72, 0.4] : [0.5, 0.86];
  const lightness = first + (last - first) * at;
  const hue = 245 - 215 * at;
  return `oklch(${lightness.toFixed(3)} 0.13 ${hue.toFixed(0)})`;
}
