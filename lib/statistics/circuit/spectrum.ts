/** A measured impedance spectrum with the weights of its points. */

export type CircuitWeighting = "modulus" | "unit";

export interface Spectrum {
  readonly frequencyHz: readonly number[];
  readonly realOhm: readonly number[];
  /** Negative for capacitive. */
  readonly imaginaryOhm: readonly number[];
}

/** Returns what each point's residuals are multiplied by: 1, or 1/|Z measured|. */
export function pointWeights(spectrum: Spectrum, weighting: CircuitWeighting): readonly number[] {
  return spectrum.realOhm.map((re, i) =>
    weighting === "unit" ? 1 : 1 / Math.hypot(re, spectrum.imaginaryOhm[i]!),
  );
}
