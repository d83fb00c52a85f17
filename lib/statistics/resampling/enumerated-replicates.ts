/** Replicates from all possible resamples: the limit a bootstrap tends to, free of chance. */
import type { Replicates } from "./replicates";
import type { ResampleStatistic } from "./resample-statistic";

/** Above this n there are too many: 92,378 distinct resamples of 10, 1.4 million of 12. */
export const mostEnumerated = 10;

/** Returns the statistic over all multisets of n from n, each with its multinomial probability. */
export function enumeratedReplicates(statistic: ResampleStatistic, n: number): Replicates {
  const replicates: { value: number; probability: number }[] = [];
  const counts = new Int32Array(n);
  // Multinomial probability n! / (∏ count! nⁿ), built up as ∏ C(left, count) / n^count.
  const choose = (position: number, left: number, probability: number): void => {
    if (position === n - 1) {
      counts[position] = left;
      replicates.push({ value: statistic(counts, n), probability: probability / n ** left });
      return;
    }
    let ways = probability;
    for (let count = 0; count <= left; count++) {
      counts[position] = count;
      choose(position + 1, left - count, ways);
      ways *= (left - count) / ((count + 1) * n);
    }
  };
  choose(0, n, 1);
  replicates.sort((x, y) => x.value - y.value);
  return {
    resamples: n ** n,
    quantile(probability) {
      let cumulated = 0;
      for (const each of replicates) {
        cumulated += each.probability;
        if (cumulated >= probability - 1e-12) return each.value;
      }
      return replicates.at(-1)!.value;
    },
    shareBelow(value, slack) {
      let share = 0;
      for (const each of replicates) {
        if (each.value < value - slack) share += each.probability;
        else if (each.value <= value + slack) share += each.probability / 2;
        else break;
      }
      return share;
    },
  };
}
