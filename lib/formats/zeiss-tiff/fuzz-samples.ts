/** Synthetic samples to damage. */
import { syntheticTiff, zeissText } from "../testing/synthetic-tiff";

export function fuzzSamples(): Uint8Array[] {
  return [syntheticTiff({ 34118: zeissText }), syntheticTiff({ 34118: zeissText }, { bigEndian: true })];
}
