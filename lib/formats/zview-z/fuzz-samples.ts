/** Small files to damage: the three variants. */
import { latin1Bytes } from "../testing/synthetic-eclab-text";
import { syntheticSpectrum, zviewSpectrum } from "../testing/synthetic-spectrum";

export function fuzzSamples(): Uint8Array[] {
  return (["A", "B", "C"] as const).map((variant) =>
    latin1Bytes(zviewSpectrum(syntheticSpectrum(), variant)),
  );
}
