/** Small files to damage: a spectrum and a time series. */
import { novaSpectrum, syntheticSpectrum } from "../testing/synthetic-spectrum";

export function fuzzSamples(): Uint8Array[] {
  const series = "Time (s)\tWE(1).Potential (V)\tWE(1).Current (A)\n0.5\t0.25\t-0.0005\n1.5\t0.5\t0.001\n";
  return [novaSpectrum(syntheticSpectrum()), series].map((text) => new TextEncoder().encode(text));
}
