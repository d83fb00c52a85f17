/** The binomial density, extended to real arguments. */
import { deviance } from "./deviance";
import { stirlingError } from "./stirling-error";

/**
 * Returns Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) p^x q^(n − x) for 0 ≤ x ≤ n and q = 1 − p, both given so that
 * neither loses digits. C. Loader (2000).
 */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)));
  if (x === n) return Math.exp(n * (q < 0.5 ? Math.log1p(-q) : Math.log(p)));
  const rest = n - x;
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * rest));
}
