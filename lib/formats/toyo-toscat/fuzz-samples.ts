/** Synthetic samples to damage: a folder in each dialect, and one file alone. */
import { syntheticToyo } from "../testing/synthetic-toyo";
import { writeZip } from "../testing/write-zip";

export function fuzzSamples(): Uint8Array[] {
  const japanese = syntheticToyo({ dialect: "japanese", cycles: 2 });
  return [writeZip(japanese), writeZip(syntheticToyo({ dialect: "english", cycles: 1 })), japanese[0]!.bytes];
}
