/** Thickness from rate and time, and what disagrees with it. */

/** A doubt about a value that was saved all the same. */
export interface Warning {
  readonly field: string;
  readonly message: string;
}

interface Recipe {
  readonly rateNmPerMin?: number | null | undefined;
  readonly durationMin?: number | null | undefined;
}

/** Rate × time in nm, 10 nm/min × 20 min = 200 nm; null when one of them is not stated. */
export function depositedThicknessNm(recipe: Recipe): number | null {
  const { rateNmPerMin, durationMin } = recipe;
  if (typeof rateNmPerMin !== "number" || typeof durationMin !== "number") return null;
  // Twelve digits are more than any rate has; they take away the last bits of the product (0.1 × 3).
  return Number((rateNmPerMin * durationMin).toPrecision(12));
}

/** Relative difference from which rate × time and a stated thickness are called different. */
const tolerance = 0.01;

/** A warning when a stated nominal thickness is not rate × time; null when they agree or one is unknown. */
export function thicknessWarning(
  recipe: Recipe,
  stated: { readonly field: string; readonly nominalThicknessNm: number | null },
): Warning | null {
  const expectedNm = depositedThicknessNm(recipe);
  const statedNm = stated.nominalThicknessNm;
  if (expectedNm === null || statedNm === null) return null;
  if (Math.abs(statedNm - expectedNm) <= tolerance * expectedNm) return null;
  return {
    field: stated.field,
    message:
      `${recipe.rateNmPerMin} nm/min × ${recipe.durationMin} min = ${expectedNm} nm, ` +
      `but ${statedNm} nm is stated.`,
  };
}
