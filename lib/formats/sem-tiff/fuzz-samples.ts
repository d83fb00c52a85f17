/** Synthetic samples to damage. */
import { feiText, syntheticTiff } from "../testing/synthetic-tiff";

export function fuzzSamples(): Uint8Array[] {
  return [syntheticTiff({ 34682: feiText }), syntheticTiff({ 270: "ImageJ=1.53\nunit=um\n", 282: 50 })];
}
