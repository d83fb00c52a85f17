/** Linear equations of a weighted graph whose outermost nodes are held at 0. */

/** Each edge joins `from` to `to`, as parallel lists. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Returns the x with Σ over edges of weight (x_to − x_from)(e_to − e_from) = right side at the inner nodes, and 0 at
 * the first and last. Conjugate gradients with the tridiagonal part as preconditioner: one round when edges join
 * only neighbours or an outermost node, few otherwise, each in the time of looking at every edge once.
 */
export function laplacianSolution(edges: Edges, rightSide: Float64Array): Float64Array {
  const last = rightSide.length - 1;
  const diagonal = new Float64Array(last + 1);
  const beside = new Float64Array(last + 1);
  for (let e = 0; e < edges.weight.length; e++) {
    const [from, to, weight] = [edges.from[e]!, edges.to[e]!, edges.weight[e]!];
    diagonal[from]! += weight;
    diagonal[to]! += weight;
    if (to === from + 1 && from > 0 && to < last) beside[from]! -= weight;
  }
  const solution = new Float64Array(last + 1);
  const residual = Float64Array.from(rightSide);
  residual[0] = 0;
  residual[last] = 0;
  let preconditioned = tridiagonalSolution(diagonal, beside, residual);
  const direction = Float64Array.from(preconditioned);
  let energy = dot(residual, preconditioned);
  // Newton's method corrects the rest in its next step.
  const goal = energy * 1e-20;
  for (let round = 0; round < 2 * last + 20 && energy > goal; round++) {
    const image = flow(edges, direction);
    const length = energy / dot(direction, image);
    if (!Number.isFinite(length)) break;
    for (let k = 1; k < last; k++) {
      solution[k]! += length * direction[k]!;
      residual[k]! -= length * image[k]!;
    }
    preconditioned = tridiagonalSolution(diagonal, beside, residual);
    const next = dot(residual, preconditioned);
    const ratio = next / energy;
    for (let k = 1; k < last; k++) direction[k] = preconditioned[k]! + ratio * direction[k]!;
    energy = next;
  }
  return solution;
}

/** The left side of the equations. */
function flow(edges: Edges, x: Float64Array): Float64Array {
  const { from, to, weight } = edges;
  const result = new Float64Array(x.length);
  for (let e = 0; e < weight.length; e++) {
    const carried = weight[e]! * (x[to[e]!]! - x[from[e]!]!);
    result[to[e]!]! += carried;
    result[from[e]!]! -= carried;
  }
  result[0] = 0;
  result[x.length - 1] = 0;
  return result;
}

/** Solves the symmetric tridiagonal system of the inner nodes (Thomas). */
function tridiagonalSolution(
  diagonal: Float64Array,
  beside: Float64Array,
  rightSide: Float64Array,
): Float64Array {
  const last = rightSide.length - 1;
  const solution = new Float64Array(last + 1);
  const pivot = new Float64Array(last + 1);
  for (let k = 1; k < last; k++) {
    const factor = k > 1 ? beside[k - 1]! / pivot[k - 1]! : 0;
    pivot[k] = diagonal[k]! - factor * (k > 1 ? beside[k - 1]! : 0);
    solution[k] = rightSide[k]! - factor * solution[k - 1]!;
  }
  for (let k = last - 1; k > 0; k--) {
    solution[k] = (solution[k]! - beside[k]! * (k < last - 1 ? solution[k + 1]! : 0)) / pivot[k]!;
  }
  return solution;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
