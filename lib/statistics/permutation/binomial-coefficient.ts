/** The number of ways to choose. */

/** Returns n over k as a double: exact below 2⁵³, Infinity where a double ends. */
export function binomialCoefficient(n: number, k: number): number {
  const few = Math.min(k, n - k);
  if (few < 0) return 0;
  let result = 1;
  for (let i = 1; i <= few; i++) {
    // Rounded while whole numbers are exact, since the division by i then leaves none over.
    const next = (result * (n - few + i)) / i;
    result = next < Number.MAX_SAFE_INTEGER ? Math.round(next) : next;
  }
  return result;
}
