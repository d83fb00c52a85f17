/** Synthetic samples to damage: one of each version. */
import { syntheticRaw } from "../testing/synthetic-raw";

export function fuzzSamples(): Uint8Array[] {
  return ([1, 2, 3, 4] as const).map((version) => syntheticRaw(version));
}
