/** Real impedance files of several instruments against values that impedance.py gave. */
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "./read-file";
import { expectClose, range, valuesOf } from "./testing/expect-series";
import { hasRealFile, realFileBytes, realReference } from "./testing/real-data";

// The reference prints seven digits, so half of the last one is allowed besides the promised 1e-6.
const printed = 2e-6;

describe.each([
  ["impedance/exampleDataGamry.DTA", "gamry-dta"],
  ["impedance/exampleDataZPlot.z", "zview-z"],
  ["impedance/exampleDataAutolab.txt", "zview-z"],
])("%s", (path, format) => {
  test.skipIf(!hasRealFile(path))("points and ends of the spectrum", () => {
    const all = realReference(path);
    const reference = all.zcurve ?? all;
    const file = readFile(bytesSource("renamed.dat", realFileBytes(path)));
    expect(file.format).toBe(format);
    const sweeps = file.recordings.filter((recording) => recording.kind === "impedance");
    expect(sweeps).toHaveLength(1);
    const frequency = valuesOf(sweeps[0]!, "frequencyHz");
    const real = valuesOf(sweeps[0]!, "impedanceRealOhm");
    const imaginary = valuesOf(sweeps[0]!, "impedanceImaginaryOhm");
    const last = sweeps[0]!.rows - 1;
    expect(sweeps[0]!.rows).toBe(reference.n_points);
    expectClose(frequency[0]!, reference.first_f_Hz, printed);
    expectClose(frequency[last]!, reference.last_f_Hz, printed);
    expectClose(real[0]!, reference.ReZ_at_f_max_Ohm, printed);
    expectClose(-imaginary[0]!, reference.minusImZ_at_f_max_Ohm, printed);
    expectClose(real[last]!, reference.ReZ_at_f_min_Ohm, printed);
    expectClose(-imaginary[last]!, reference.minusImZ_at_f_min_Ohm, printed);
    expectClose(range(real).minimum, reference.ReZ_min_Ohm, printed);
    expectClose(-range(imaginary).minimum, reference.minusImZ_max_Ohm, printed);
    for (const [key, table] of Object.entries<{ n: number }>(all.tables ?? {})) {
      expect(file.recordings.find((recording) => recording.name === key)?.rows, key).toBe(table.n);
    }
  });
});
