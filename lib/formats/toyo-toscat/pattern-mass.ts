/**
 * Mass of active material from a `.PTN` schedule (Shift-JIS, fixed width): in the first line nine characters, a flag
 * and the mass in grams, as `00.000358` or `0 0.00116`. They begin at byte 45, in some descriptions at 44; which of
 * the two is told by the form. `_OPTION` schedules hold none.
 */

const form = /^\d(?: \d\.\d{5}|\d\.\d{6})$/;

/** Grams; null when the first line holds no such field. */
export function patternMassG(bytes: Uint8Array): number | null {
  const newline = bytes.indexOf(0x0a);
  const line = bytes.subarray(0, Math.min(newline < 0 ? bytes.length : newline, 256));
  for (const start of [45, 44]) {
    const field = new TextDecoder("latin1").decode(line.subarray(start, start + 9));
    if (!form.test(field)) continue;
    const mass = Number(field.slice(1).trim());
    if (mass > 0) return mass;
  }
  return null;
}
