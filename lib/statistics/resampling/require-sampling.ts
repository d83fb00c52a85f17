/** What is asked of the options of every estimator that draws at random. */
import { refuse } from "../require-numbers";

/** Beyond this an answer would take minutes, and chance has long stopped to matter. */
const mostResamples = 10_000_000;

/** Throws `invalid_input` unless both are whole numbers and the resamples can be drawn in reasonable time. */
export function requireSampling({ resamples, seed }: { readonly resamples: number; readonly seed: number }) {
  if (!Number.isInteger(resamples) || resamples < 1 || resamples > mostResamples) {
    refuse(`resamples must be a whole number from 1 to ${mostResamples}, found ${resamples}`);
  }
  if (!Number.isInteger(seed)) refuse(`seed must be a whole number, found ${seed}`);
}
