/** The standard normal distribution function. */
import { incompleteGamma } from "./incomplete-gamma";

/** Returns P(Z ≤ z), with full relative accuracy in the lower tail. */
export function normalCdf(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}
