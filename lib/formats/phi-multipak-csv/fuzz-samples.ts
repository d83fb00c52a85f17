/** Synthetic samples to damage. */
export function fuzzSamples(): Uint8Array[] {
  const rows = Array.from({ length: 80 }, (_, row) => `${(300 - row / 10).toFixed(1)},${1000 + row}`);
  return [new TextEncoder().encode(["BE/eV,C1s", ...rows].join("\r\n"))];
}
