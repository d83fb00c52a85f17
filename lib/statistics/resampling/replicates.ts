/** The values a statistic takes over resamples. */

export interface Replicates {
  /** Resamples drawn, or nⁿ where all possible ones were counted. */
  readonly resamples: number;
  quantile(probability: number): number;
  /** Share of replicates below the value, plus half the share equal to it within the slack. */
  shareBelow(value: number, slack: number): number;
}
