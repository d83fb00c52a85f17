/** Non-linear least squares. */
import { leastSquaresSolution } from "./least-squares-solution";

/** Residuals (model less measured, already weighted) and their derivatives, one column a parameter. */
export interface Linearisation {
  readonly residuals: Float64Array;
  readonly jacobian: readonly Float64Array[];
}

export interface NonlinearFit {
  readonly parameters: readonly number[];
  readonly sumOfSquares: number;
  /** (JᵀJ)⁻¹ on its diagonal; null when the parameters cannot be told apart or one has no bound. */
  readonly inverseGramDiagonal: readonly number[] | null;
  readonly isConverged: boolean;
  readonly iterations: number;
}

const defaultMostIterations = 300;

/**
 * Returns the parameters that minimise the sum of squared residuals, from a start. A step is taken only when it
 * lowers the sum; converged when steps fall below 1e-12 relative or gain nothing, or when the residuals are orthogonal
 * to every derivative to 1e-9.
 * Marquardt 1963, doi:10.1137/0111030, with each parameter damped in its own scale (Moré 1978).
 */
export function levenbergMarquardt(
  start: readonly number[],
  linearise: (parameters: readonly number[]) => Linearisation,
  mostIterations = defaultMostIterations,
): NonlinearFit {
  let parameters = [...start];
  let here = linearise(parameters);
  let sumOfSquares = squares(here.residuals);
  const scale = here.jacobian.map((column) => Math.sqrt(squares(column)));
  let damping = 1e-3;
  let iterations = 0;
  let isConverged = sumOfSquares === 0;
  while (!isConverged && iterations < mostIterations && Number.isFinite(sumOfSquares)) {
    iterations++;
    here.jacobian.forEach((column, j) => {
      scale[j] = Math.max(scale[j]!, Math.sqrt(squares(column)));
    });
    const step = dampedStep(here, scale, damping);
    const trial = parameters.map((value, j) => value + (step?.[j] ?? 0));
    const isTiny = step?.every((each, j) => Math.abs(each) <= 1e-12 * Math.abs(parameters[j]!)) ?? false;
    const next = step === null ? null : linearise(trial);
    const nextSquares = next === null ? Number.NaN : squares(next.residuals);
    if (next !== null && nextSquares <= sumOfSquares) {
      // A step all but undamped that gains nothing: rounding is all that is left.
      const gainsNothing = damping < 1e-2 && sumOfSquares - nextSquares <= 1e-15 * sumOfSquares;
      isConverged = isTiny || gainsNothing || isStationary(next, 1e-9);
      parameters = trial;
      here = next;
      sumOfSquares = nextSquares;
      damping = Math.max(damping / 10, 1e-15);
    } else {
      // However short the step, nothing lowers the sum: the minimum, as far as doubles can tell.
      isConverged = isTiny || (damping > 1e14 && Number.isFinite(nextSquares));
      if (damping > 1e14) break;
      damping *= 10;
    }
  }
  const zero = new Float64Array(here.residuals.length);
  const gram = leastSquaresSolution(here.jacobian, zero)?.inverseGramDiagonal;
  // A parameter that ran off towards infinity has a variance no double holds: the data do not bound it.
  const inverseGramDiagonal = gram?.every(Number.isFinite) ? gram : null;
  return { parameters, sumOfSquares, inverseGramDiagonal, isConverged, iterations };
}

/** Solves [J; √λ D] δ = [−r; 0]. */
function dampedStep(at: Linearisation, scale: readonly number[], damping: number): readonly number[] | null {
  const rows = at.residuals.length;
  const count = at.jacobian.length;
  const columns = at.jacobian.map((column, j) => {
    const extended = new Float64Array(rows + count);
    extended.set(column);
    extended[rows + j] = Math.sqrt(damping) * (scale[j] || 1);
    return extended;
  });
  const target = new Float64Array(rows + count);
  for (let i = 0; i < rows; i++) target[i] = -at.residuals[i]!;
  return leastSquaresSolution(columns, target)?.solution ?? null;
}

/** Whether the residuals are orthogonal to every column, as a cosine. */
function isStationary(at: Linearisation, cosine: number): boolean {
  const length = Math.sqrt(squares(at.residuals));
  return at.jacobian.every((column) => {
    let dot = 0;
    for (let i = 0; i < column.length; i++) dot += column[i]! * at.residuals[i]!;
    return Math.abs(dot) <= cosine * length * Math.sqrt(squares(column));
  });
}

function squares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
