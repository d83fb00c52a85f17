/** Results of a cell or run as a table prints them. */
import { significant } from "./decimal";

/** Levels of a ramp in one column line up: two decimals, more only where a level has more. */
function level(valueMaCm2: number): string {
  const hundredths = valueMaCm2 * 100;
  return Math.abs(hundredths - Math.round(hundredths)) < 1e-6
    ? valueMaCm2.toFixed(2)
    : significant(valueMaCm2, 3);
}

/** Where the critical current density lies: in (0.5, 0.6], at or below the first level, or above the last. */
export function criticalCurrentText(pass: number | null, fail: number | null): string {
  if (pass !== null && fail !== null) return `(${level(pass)}, ${level(fail)}]`;
  if (fail !== null) return `≤ ${level(fail)}`;
  return pass === null ? "–" : `> ${level(pass)}`;
}

/** Cycles lived; without an event the life is only known to be at least that long. */
export function lifeText(cycles: number | null, event: string | null): string {
  if (cycles === null) return "–";
  return event === null ? `≥ ${cycles}` : String(cycles);
}
