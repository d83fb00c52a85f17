/** The two-sided quantile of Student's t distribution. */
import { normalQuantile } from "./normal-quantile";
import { studentTTwoSidedP } from "./student-t-two-sided-p";

/** Returns t > 0 with P(|T| ≤ t) = confidenceLevel, for `degreesOfFreedom` ≥ 1 and 0 < confidenceLevel < 1. */
export function studentTQuantile(confidenceLevel: number, degreesOfFreedom: number): number {
  const tail = 1 - confidenceLevel;
  if (degreesOfFreedom === 1) return 1 / Math.tan((tail * Math.PI) / 2);
  if (degreesOfFreedom === 2) return confidenceLevel * Math.sqrt(2 / (tail * (2 - tail)));
  // In u = ln t the logarithm of the tail falls and is concave: bracket, then safeguarded secant steps.
  const excess = (u: number) => Math.log(studentTTwoSidedP(Math.exp(u), degreesOfFreedom) / tail);
  let low = Math.log(-normalQuantile(tail / 2));
  let high = low + 0.5;
  while (excess(high) > 0) high += 1;
  while (excess(low) < 0) low -= 1e-12;
  let atLow = excess(low);
  let atHigh = excess(high);
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(high)); step++) {
    const secant = low + ((high - low) * atLow) / (atLow - atHigh);
    // Every third step halves the bracket, so that one end cannot stay for ever.
    const u = step % 3 === 2 || !(secant > low && secant < high) ? (low + high) / 2 : secant;
    if (u === low || u === high) break;
    const at = excess(u);
    if (at === 0) return Math.exp(u);
    if (at > 0) {
      low = u;
      atLow = at;
    } else {
      high = u;
      atHigh = at;
    }
  }
  return Math.exp((low + high) / 2);
}
