/** 1536 → "1.5 kB" (1 kB = 1000 bytes, as file managers of instrument computers print it). */
export function bytesText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"] as const;
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[step]}`;
}
