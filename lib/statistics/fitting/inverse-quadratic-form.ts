/** The form xᵀ V⁻ x of score tests, where V is a covariance that may be singular by construction. */

/** A pivot below this share of its own variance is rounding. */
const negligible = 1e-10;

/**
 * Returns xᵀ V⁻ x and the rank of V, for a symmetric non-negative V (rows of equal length) and an x in its range.
 * A pivoted Cholesky decomposition of the correlation matrix, so that the scale of V does not matter.
 */
export function inverseQuadraticForm(
  matrix: readonly (readonly number[])[],
  vector: readonly number[],
): { readonly value: number; readonly rank: number } {
  const kept = matrix.map((_, i) => i).filter((i) => matrix[i]![i]! > 0);
  const scale = kept.map((i) => Math.sqrt(matrix[i]![i]!));
  const a = kept.map((i, r) => kept.map((j, c) => matrix[i]![j]! / (scale[r]! * scale[c]!)));
  const x = kept.map((i, r) => vector[i]! / scale[r]!);
  const open = new Set(kept.map((_, r) => r));
  let value = 0;
  let rank = 0;
  while (open.size > 0) {
    let pivot = -1;
    for (const r of open) if (pivot < 0 || a[r]![r]! > a[pivot]![pivot]!) pivot = r;
    const variance = a[pivot]![pivot]!;
    if (variance <= negligible) break;
    open.delete(pivot);
    rank++;
    value += (x[pivot]! * x[pivot]!) / variance;
    for (const r of open) {
      const factor = a[r]![pivot]! / variance;
      x[r]! -= factor * x[pivot]!;
      for (const c of open) a[r]![c]! -= factor * a[pivot]![c]!;
    }
  }
  return { value, rank };
}
