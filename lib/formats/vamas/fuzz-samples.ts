/** Synthetic samples to damage: regular and irregular. */
import { syntheticVamas } from "../testing/synthetic-vamas";

export function fuzzSamples(): Uint8Array[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    encode(syntheticVamas({ scanMode: "REGULAR", axis: "kinetic energy", blocks: 3 })),
    encode(syntheticVamas({ scanMode: "IRREGULAR", axis: "binding energy" })),
  ];
}
