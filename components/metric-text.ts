/** Results of a cell or run as a table prints them. */
import { significant } from "./decimal";

/** Where the critical current density lies: in (0.5, 0.6], at or below the first level, or above the last. */
export function criticalCurrentText(pass: number | null, fail: number | null): string {
  if (pass === null && fail === null) return "–";
  if (pass === null) return `≤ ${significant(fail, 2)}`;
  if (fail === null) return `> ${significant(pass, 2)}`;
  return `(${significant(pass, 2)}, ${significant(fail, 2)}]`;
}

/** Cycles lived; without an event the life is only known to be at least that long. */
export function lifeText(cycles: number | null, event: string | null): string {
  if (cycles === null) return "–";
  return event === null ? `≥ ${cycles}` : String(cycles);
}
