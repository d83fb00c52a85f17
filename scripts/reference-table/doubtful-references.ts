/** References that are themselves doubtful, with the reason; `reference-values.test.ts` leaves out the same. */
import type { ChargeChoice } from "./capacity-difference";

interface Doubt {
  readonly why: string;
  readonly skipsCharges?: boolean;
  readonly choice?: ChargeChoice;
  /** The reference's time is the clock's, counted from the first record. */
  readonly usesClock?: boolean;
}

const doubts: readonly (readonly [RegExp, Doubt])[] = [
  [
    /^cycling\/test\.(mpr|mpt)$/,
    {
      why: "chronoamperometry: the instrument counts 656 flips of a current scattering about zero as half-cycles, which are none of a cell; charges not compared",
      skipsCharges: true,
    },
  ],
  [
    /^cycling\/TestFile\.nda$/,
    {
      why: "the reference's time is the clock's, which ran on through two pauses (16969 s the longest) in which the file's own test time stood; the clock compared",
      usesClock: true,
    },
  ],
  [
    /^cycling\/SINTEF.*Landt\.csv$/,
    {
      why: "the counters are printed in steps of 0.1 mAh; compared with the integral of the current",
      choice: { integrated: true },
    },
  ],
  [
    /^cycling\/sample_data_arbin\.csv$/,
    {
      why: "0.02 mAh were discharged in a pulse between two records, which the counter saw and no record did; discharge not compared",
      choice: { withoutDischarge: true },
    },
  ],
];

export function doubtOf(file: string): Doubt | null {
  return doubts.find(([pattern]) => pattern.test(file))?.[1] ?? null;
}
