/** The regularised incomplete gamma function, on which the normal and chi-square distributions rest. */
import { deviance } from "./deviance";
import { stirlingError } from "./stirling-error";

/** Both tails; the small one keeps its relative accuracy. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Returns P(a, x) as `lower` and Q(a, x) = 1 − P as `upper`, for a > 0 and x ≥ 0. */
export function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (Number.isNaN(x)) return { lower: x, upper: x };
  // x^a e^(−x) / Γ(a + 1), by the saddle point so that a large a costs no digits.
  const density = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = density * powerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = density * a * continuedFraction(a, x);
  return { lower: 1 - upper, upper };
}

function powerSeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; ; n++) {
    term *= x / (a + n);
    if (sum + term === sum) return sum;
    sum += term;
  }
}

/** Modified Lentz evaluation of the Legendre continued fraction of Γ(a, x) e^x x^(−a). */
function continuedFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n++) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 4e-16 || n > 100_000) return value;
  }
}
