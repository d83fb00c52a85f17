/** Monotone least squares. */

/** Returns the non-decreasing values closest to the target in weighted squares (pool adjacent violators); O(n). */
export function isotonicRegression(target: Float64Array, weights: Float64Array): Float64Array {
  const mean = new Float64Array(target.length);
  const weight = new Float64Array(target.length);
  const length = new Int32Array(target.length);
  let blocks = 0;
  for (let j = 0; j < target.length; j++) {
    mean[blocks] = target[j]!;
    weight[blocks] = weights[j]!;
    length[blocks] = 1;
    blocks++;
    while (blocks > 1 && mean[blocks - 2]! >= mean[blocks - 1]!) {
      const last = blocks - 1;
      const total = weight[last - 1]! + weight[last]!;
      mean[last - 1] = (weight[last - 1]! * mean[last - 1]! + weight[last]! * mean[last]!) / total;
      weight[last - 1] = total;
      length[last - 1]! += length[last]!;
      blocks--;
    }
  }
  const fitted = new Float64Array(target.length);
  let j = 0;
  for (let block = 0; block < blocks; block++) {
    fitted.fill(mean[block]!, j, j + length[block]!);
    j += length[block]!;
  }
  return fitted;
}
