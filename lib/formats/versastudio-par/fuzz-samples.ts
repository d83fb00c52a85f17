/** A small file to damage: an open-circuit segment and a spectrum. */
import { syntheticSpectrum, versastudioSpectrum } from "../testing/synthetic-spectrum";

export function fuzzSamples(): Uint8Array[] {
  return [new TextEncoder().encode(versastudioSpectrum(syntheticSpectrum()))];
}
