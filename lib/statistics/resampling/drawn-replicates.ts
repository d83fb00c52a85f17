/** Replicates from random resamples. */
import { quantile } from "../quantile";
import { randomGenerator } from "./random-generator";
import type { Replicates } from "./replicates";
import type { ResampleStatistic } from "./resample-statistic";

/** Returns the statistic over `resamples` draws of n from n with replacement; quantiles are of type 7. */
export function drawnReplicates(
  statistic: ResampleStatistic,
  n: number,
  sampling: { readonly resamples: number; readonly seed: number },
): Replicates {
  const random = randomGenerator(sampling.seed);
  const sorted = new Float64Array(sampling.resamples);
  const counts = new Int32Array(n);
  for (let b = 0; b < sorted.length; b++) {
    counts.fill(0);
    for (let k = 0; k < n; k++) counts[random.nextBelow(n)]! += 1;
    sorted[b] = statistic(counts, n);
  }
  sorted.sort();
  return {
    resamples: sorted.length,
    quantile: (probability) => quantile(sorted, probability)!,
    shareBelow(value, slack) {
      let below = 0;
      let equal = 0;
      for (const each of sorted) {
        if (each < value - slack) below++;
        else if (each <= value + slack) equal++;
        else break;
      }
      return (below + equal / 2) / sorted.length;
    },
  };
}
