/** Linear least squares by Householder reflections. */

export interface LeastSquaresSolution {
  readonly solution: readonly number[];
  /** Diagonal of (AᵀA)⁻¹: the variances of the solution for residuals of unit variance. */
  readonly inverseGramDiagonal: readonly number[];
}

/** A column that others explain to this share of its length is none of its own. */
const dependent = 1e-9;

/**
 * Returns the x that minimises ‖A x − b‖ for the given columns of A, or null when they are linearly dependent or
 * fewer rows than columns are given. Columns are scaled first, so their units do not matter.
 */
export function leastSquaresSolution(
  columns: readonly Float64Array[],
  target: Float64Array,
): LeastSquaresSolution | null {
  const rows = target.length;
  const count = columns.length;
  if (rows < count) return null;
  const scale = columns.map(lengthOf);
  if (scale.some((length) => !(length > 0 && Number.isFinite(length)))) return null;
  const a = columns.map((column, j) => column.map((value) => value / scale[j]!));
  const b = Float64Array.from(target);
  const diagonal: number[] = [];
  for (let k = 0; k < count; k++) {
    const v = a[k]!;
    let squares = 0;
    for (let i = k; i < rows; i++) squares += v[i]! * v[i]!;
    const norm = Math.sqrt(squares);
    if (norm <= dependent) return null;
    const alpha = v[k]! > 0 ? -norm : norm;
    v[k]! -= alpha;
    let length = 0;
    for (let i = k; i < rows; i++) length += v[i]! * v[i]!;
    for (const other of [...a.slice(k + 1), b]) {
      let dot = 0;
      for (let i = k; i < rows; i++) dot += v[i]! * other[i]!;
      const factor = (2 * dot) / length;
      for (let i = k; i < rows; i++) other[i]! -= factor * v[i]!;
    }
    diagonal.push(alpha);
  }
  const solution = new Array<number>(count).fill(0);
  for (let k = count - 1; k >= 0; k--) {
    let rest = b[k]!;
    for (let j = k + 1; j < count; j++) rest -= a[j]![k]! * solution[j]!;
    solution[k] = rest / diagonal[k]!;
  }
  return {
    solution: solution.map((value, j) => value / scale[j]!),
    inverseGramDiagonal: inverseRowSquares(a, diagonal).map((value, j) => value / scale[j]! ** 2),
  };
}

/** Scaled by its largest value, so that squares neither overflow nor vanish. */
function lengthOf(column: Float64Array): number {
  let largest = 0;
  for (const value of column) largest = Math.max(largest, Math.abs(value));
  if (!(largest > 0 && Number.isFinite(largest))) return largest;
  let squares = 0;
  for (const value of column) squares += (value / largest) ** 2;
  return largest * Math.sqrt(squares);
}

/** The squared lengths of the rows of R⁻¹, with R above the diagonal in the reflected columns. */
function inverseRowSquares(a: readonly Float64Array[], diagonal: readonly number[]): number[] {
  const count = diagonal.length;
  const squares = new Array<number>(count).fill(0);
  for (let column = 0; column < count; column++) {
    const inverse = new Array<number>(count).fill(0);
    inverse[column] = 1 / diagonal[column]!;
    for (let k = column - 1; k >= 0; k--) {
      let sum = 0;
      for (let j = k + 1; j <= column; j++) sum += a[j]![k]! * inverse[j]!;
      inverse[k] = -sum / diagonal[k]!;
    }
    for (let k = 0; k <= column; k++) squares[k]! += inverse[k]! ** 2;
  }
  return squares;
}
