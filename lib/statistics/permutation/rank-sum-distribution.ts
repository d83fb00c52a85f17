/** The shape of a null distribution of U. */

/** Values with one rank, ascending: how many there are in both samples together. */
export type TieSizes = readonly number[];

/** Probabilities of U. The doubled U is a whole number; they lie at `first`, `first + step`, … */
export interface RankSumDistribution {
  readonly first: number;
  readonly step: number;
  readonly probability: Float64Array;
}
