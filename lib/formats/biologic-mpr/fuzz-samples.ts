/** Small files to damage: every header form, impedance, and a column that is not known. */
import { syntheticGcpl, syntheticMpr } from "../testing/synthetic-mpr";

export function fuzzSamples(): Uint8Array[] {
  const gcpl = ([0, 2, 3, "new"] as const).map((form) => syntheticMpr(syntheticGcpl(form)));
  const impedance = syntheticMpr({
    form: "new",
    technique: 29,
    loops: [0, 2, 4],
    columns: [
      { id: 32, storage: "f32", values: [1000, 100, 1000, 100] },
      { id: 37, storage: "f32", values: [1, 2, 3, 4] },
      { id: 38, storage: "f32", values: [0.5, 0.5, 0.5, 0.5] },
      { id: 250, storage: "f64", values: [1, 2, 3, 4] },
      { id: 24, storage: "f64", values: [1, 1, 2, 2] },
    ],
  });
  return [...gcpl, impedance];
}
