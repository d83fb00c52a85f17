/** Synthetic samples to damage: both schemas, several scans. */
import { syntheticXrdml } from "../testing/synthetic-xrdml";

export function fuzzSamples(): Uint8Array[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    encode(syntheticXrdml({ schema: "1.5", scans: 1 })),
    encode(syntheticXrdml({ schema: "2.0", scans: 3 })),
  ];
}
