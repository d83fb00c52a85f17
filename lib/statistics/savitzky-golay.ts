/** Smoothing and differentiation by local polynomials. */
import { refuse, requireFinite } from "./require-numbers";

export interface SavitzkyGolayOptions {
  /** Samples in the window, odd. */
  readonly window: number;
  /** Below the window. */
  readonly polynomialOrder: number;
  /** @default 0 */
  readonly derivative?: number | undefined;
  /** Distance of the regular grid; the derivative is per unit of it. @default 1 */
  readonly spacing?: number | undefined;
}

/**
 * Returns the smoothed values or their derivative, one for each sample of a regular grid. The edges come from the
 * polynomial fitted to the first and last full window. Fewer samples than the window: each null.
 * Savitzky and Golay 1964, doi:10.1021/ac60214a047; edges as Gorry 1990, doi:10.1021/ac00205a007.
 */
export function savitzkyGolay(
  y: readonly number[],
  options: SavitzkyGolayOptions,
): readonly (number | null)[] {
  const { window, polynomialOrder, derivative = 0, spacing = 1 } = options;
  requireFinite("y", y);
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0)
    refuse(`window must be odd, found ${window}`);
  if (!Number.isInteger(polynomialOrder) || polynomialOrder < 0 || polynomialOrder >= window) {
    refuse(`polynomialOrder must be a whole number below the window ${window}, found ${polynomialOrder}`);
  }
  if (!Number.isInteger(derivative) || derivative < 0)
    refuse(`derivative must be 0, 1, 2 …, found ${derivative}`);
  if (!(Number.isFinite(spacing) && spacing > 0)) refuse(`spacing must be positive, found ${spacing}`);
  if (y.length < window) return y.map(() => null);
  if (derivative > polynomialOrder) return y.map(() => 0);

  const half = (window - 1) / 2;
  const weightsAt = convolutionWeights(half, polynomialOrder, derivative, spacing);
  const centre = weightsAt(0);
  const lastStart = y.length - window;
  return y.map((_, i) => {
    const start = Math.min(Math.max(i - half, 0), lastStart);
    const weights = i - start === half ? centre : weightsAt(i - start - half);
    let sum = 0;
    for (let k = 0; k < window; k++) sum += weights[k]! * y[start + k]!;
    return sum;
  });
}

/** Returns the weights of a window's samples for the derivative at an offset from its middle. */
function convolutionWeights(half: number, order: number, derivative: number, spacing: number) {
  const unit = half || 1;
  const grid = Array.from({ length: 2 * half + 1 }, (_, k) => (k - half) / unit);
  // Polynomials orthogonal on the grid (Gram): p(k+1) = t p(k) − ratio(k) p(k−1), by the grid's symmetry.
  const values: number[][] = [];
  const norms: number[] = [];
  for (let k = 0; k <= order; k++) {
    const ratio = k > 1 ? norms[k - 1]! / norms[k - 2]! : 0;
    values.push(
      grid.map((t, i) => (k === 0 ? 1 : t * values[k - 1]![i]! - ratio * (values[k - 2]?.[i] ?? 0))),
    );
    norms.push(values[k]!.reduce((sum, value) => sum + value * value, 0));
  }
  const scale = (unit * spacing) ** -derivative;
  return (offset: number): readonly number[] => {
    const t = offset / unit;
    // Row d holds the d-th derivative of each polynomial at t, by the differentiated recurrence.
    const rows: number[][] = [];
    for (let d = 0; d <= derivative; d++) {
      const row: number[] = [];
      for (let k = 0; k <= order; k++) {
        const ratio = k > 1 ? norms[k - 1]! / norms[k - 2]! : 0;
        if (k === 0) row.push(d === 0 ? 1 : 0);
        else row.push(t * row[k - 1]! + d * (rows[d - 1]?.[k - 1] ?? 0) - ratio * (row[k - 2] ?? 0));
      }
      rows.push(row);
    }
    const wanted = rows[derivative]!;
    return grid.map((_, i) =>
      values.reduce((sum, polynomial, k) => sum + (scale * wanted[k]! * polynomial[i]!) / norms[k]!, 0),
    );
  };
}
