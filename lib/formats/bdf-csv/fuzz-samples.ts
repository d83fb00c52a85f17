/** Small files to damage: one cycle, plain, with words, and packed as two members of gzip. */
import { gzipSync } from "node:zlib";

export function fuzzSamples(): Uint8Array[] {
  const titles =
    "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Charging Capacity / Ah,Discharging Capacity / Ah,Unix Time / s";
  const rows = [
    "0,3.1,0.001,1,0,0,1700000000",
    "1800,3.2,0.001,1,0.0005,0,1700001800",
    "3600,3.1,-0.001,1,0.001,0,1700003600",
    "5400,3.0,-0.001,1,0.001,0.0005,1700005400",
  ];
  const worded = "Test Time / s,Voltage / V,Current / A,Step Type\n0,3,0,rest\n10,3.5,0.5,charge\n";
  const plain = [`${titles}\n${rows.join("\n")}\n`, worded].map((text) => new TextEncoder().encode(text));
  const packed = Buffer.concat([gzipSync(`${titles}\n`), gzipSync(`${rows.join("\n")}\n`)]);
  return [...plain, new Uint8Array(packed)];
}
