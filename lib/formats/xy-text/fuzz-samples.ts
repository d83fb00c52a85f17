/** Synthetic samples to damage: without and with titles. */
export function fuzzSamples(): Uint8Array[] {
  const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
  const rows = Array.from({ length: 60 }, (_, row) => [
    (5 + row * 0.02).toFixed(4),
    String(100 + row),
    "10.0",
  ]);
  return [
    encode(rows.map((row) => row.join("\t"))),
    encode(["theta,intensity", ...rows.map(([angle, intensity]) => `${angle},${intensity}`)]),
  ];
}
