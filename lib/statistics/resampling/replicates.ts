/** The values a statistic takes over resamples. */

export interface Replicates {
  /** Resamples drawn; null when all possible ones were counted instead. */
  readonly drawn: number | null;
  quantile(probability: number): number;
  /** Share of replicates below the value, plus half the share equal to it within the slack. */
  shareBelow(value: number, slack: number): number;
}
