/** The regularised incomplete beta function, on which Student's t and the binomial distribution rest. */
import { binomialDensity } from "./binomial-density";
import type { Tails } from "./incomplete-gamma";

/** Returns I_x(a, b) as `lower` and its complement as `upper`; y = 1 − x is given so that it loses no digits. */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const density = binomialDensity(a, a + b, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = ((density * b) / (a + b)) * continuedFraction(a, b, x);
    return { lower, upper: 1 - lower };
  }
  const upper = ((density * a) / (a + b)) * continuedFraction(b, a, y);
  return { lower: 1 - upper, upper };
}

/** Modified Lentz evaluation (Didonato and Morris 1992, doi:10.1145/131766.131776, use a faster variant). */
function continuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const guard = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < 4e-16 || m > 100_000) return value;
  }
}
