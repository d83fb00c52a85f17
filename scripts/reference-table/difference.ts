/** How far one of our numbers is from a printed reference, and whether that is within what was promised. */

export interface Difference {
  /** Of the reference's magnitude. */
  readonly relative: number;
  readonly isWithin: boolean;
}

/**
 * The reference is printed with at least `digits` significant digits, so that half a unit of the last one is allowed
 * besides `allowed`. Null where either side has no number.
 */
export function difference(
  ours: number | null | undefined,
  reference: number | null | undefined,
  { allowed, digits }: { allowed: number; digits: number },
): Difference | null {
  if (ours == null || reference == null || !Number.isFinite(ours)) return null;
  if (reference === 0) return { relative: Math.abs(ours), isWithin: Math.abs(ours) <= allowed };
  const printed = reference.toString().replace(/^-?0*\.?0*|e.*$|\./g, "").length;
  const halfDigit = 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(reference))) + 1 - Math.max(digits, printed));
  const absolute = Math.abs(ours - reference);
  return {
    relative: absolute / Math.abs(reference),
    isWithin: absolute <= allowed * Math.abs(reference) + halfDigit * (1 + 1e-6),
  };
}

/** The largest of several; null of none. Within only when all are. */
export function worst(differences: readonly (Difference | null)[]): Difference | null {
  const known = differences.filter((each) => each !== null);
  if (known.length === 0) return null;
  return {
    relative: Math.max(...known.map((each) => each.relative)),
    isWithin: known.every((each) => each.isWithin),
  };
}
