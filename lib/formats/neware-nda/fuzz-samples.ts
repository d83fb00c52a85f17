/** Small files to damage: version 29 and the dialect of BTS 9.1. */
import { auxiliaryRecord, bts91File, classicRecord, ndaFile } from "../testing/synthetic-nda";
import { ndaLayouts } from "./nda-layouts";

export function fuzzSamples(): Uint8Array[] {
  const layout = ndaLayouts.get(29)!;
  const classic = [1, 2, 3].map((index) =>
    classicRecord(
      { index, timeMs: index * 1000, voltageTenthMv: 35_000, current: -12_000, range: 1000, type: 2 },
      layout,
    ),
  );
  const bts91 = [1, 2, 3].map((index) => ({
    index,
    timeS: index * 10,
    milliamperes: 1.5,
    volts: 3.1,
    celsius: 25,
  }));
  return [ndaFile(29, [...classic, auxiliaryRecord(1, 2, 251)]), bts91File(bts91)];
}
