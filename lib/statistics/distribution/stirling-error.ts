/** The error of Stirling's formula, the small quantity that keeps densities accurate where log-gamma would cancel. */

const halfLogTwoPi = 0.9189385332046727;

/** Below this argument the asymptotic series is not exact to the last digit. */
const seriesFrom = 10;

/**
 * Returns ln Γ(x + 1) − [(x + ½) ln x − x + ½ ln 2π] for x > 0.
 * C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function stirlingError(x: number): number {
  if (x >= seriesFrom) return series(x);
  // Walk up to where the series holds: ln Γ(x + 1) = ln Γ(x + k + 1) − ln[(x + 1) … (x + k)].
  let product = 1;
  let shifted = x;
  while (shifted < seriesFrom) {
    shifted += 1;
    product *= shifted;
  }
  const logFactorial =
    (shifted + 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series(shifted) - Math.log(product);
  return logFactorial - ((x + 0.5) * Math.log(x) - x + halfLogTwoPi);
}

function series(x: number): number {
  const z = 1 / (x * x);
  const tail = 1 / 1188 - z * (691 / 360360 - z * (1 / 156 - (z * 3617) / 122400));
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * tail)))) / x;
}
