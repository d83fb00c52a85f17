/** 93 784 s → "1 d 2 h"; two units at most, rounded down to the smaller. */
export function durationText(seconds: number): string {
  const parts = [
    { unit: "d", count: Math.floor(seconds / 86_400) },
    { unit: "h", count: Math.floor((seconds % 86_400) / 3600) },
    { unit: "min", count: Math.floor((seconds % 3600) / 60) },
    { unit: "s", count: Math.floor(seconds % 60) },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}`)
    .join(" ");
}
