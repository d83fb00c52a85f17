/** Synthetic samples to damage. */
import { syntheticSpe } from "../testing/synthetic-spe";

export function fuzzSamples(): Uint8Array[] {
  return [syntheticSpe()];
}
