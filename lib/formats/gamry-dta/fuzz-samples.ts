/** Small files to damage: decimal point and comma, whole and aborted. */
import { latin1Bytes } from "../testing/synthetic-eclab-text";
import { gamrySpectrum, syntheticSpectrum } from "../testing/synthetic-spectrum";

export function fuzzSamples(): Uint8Array[] {
  const spectrum = syntheticSpectrum();
  return [gamrySpectrum(spectrum), gamrySpectrum(spectrum, { decimal: ",", aborted: true })].map(latin1Bytes);
}
