/** The values a statistic takes over resamples. */

export interface Replicates {
  /** Resamples drawn; null when all possible ones were counted instead. */
  readonly drawn: number | null;
  quantile(probability: number): number;
  /** Share of replicates below the value, plus half the share equal to it within 1e-12 relative. */
  shareBelow(value: number): number;
}

/** Replicates within this relative distance of the estimate are equal to it. */
export const equalWithin = 1e-12;
