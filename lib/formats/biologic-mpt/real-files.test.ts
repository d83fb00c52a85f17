/** Real text exports against reference values and against the binary file of the same run. */
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { expectClose, range, valuesOf } from "../testing/expect-series";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";

const printed = 5e-6;

function read(path: string) {
  return readFile(bytesSource("renamed.dat", realFileBytes(path)));
}

describe.each(["cycling/test.mpt", "cycling/Sample_data_biologic_01_MB_CA1.txt"])("%s", (path) => {
  test.skipIf(!hasRealFile(path))("records, time, voltage, current and cycle charges", () => {
    const reference = realReference(path);
    const file = read(path);
    const recording = file.recordings[0]!;
    expect(recording.rows).toBe(reference.n_records);
    expect(recording.columns.map((column) => column.name)).toHaveLength(reference.columns.length);
    const time = valuesOf(recording, "timeS");
    expectClose(time[0]!, reference.t_first_s, printed, "first time");
    expectClose(time[time.length - 1]!, reference.t_last_s, printed, "last time");
    for (const [role, low, high] of [
      ["voltageV", reference.V_min, reference.V_max],
      ["currentMa", reference.I_min_mA, reference.I_max_mA],
    ] as const) {
      const { minimum, maximum } = range(valuesOf(recording, role));
      expectClose(minimum, low, printed, `lowest ${role}`);
      expectClose(maximum, high, printed, `highest ${role}`);
    }
    for (const cycle of reference.cycles) {
      if (typeof cycle === "string") continue;
      expectClose(largestIn(recording, "chargeCapacityMah", cycle.cycle), cycle.Q_charge_max_mAh, 1e-3);
      expectClose(largestIn(recording, "dischargeCapacityMah", cycle.cycle), cycle.Q_discharge_max_mAh, 1e-3);
    }
  });
});

describe.each(["impedance/exampleDataBioLogic.mpt", "impedance/PEIS_LPSCl_IonBlocking_-25C.txt"])(
  "%s",
  (path) => {
    test.skipIf(!hasRealFile(path))("points and ends of the spectrum", () => {
      const reference = realReference(path);
      const file = read(path);
      expect(file.kind).toBe("impedance");
      expect(file.recordings).toHaveLength(reference.n_sweeps_cycle_number);
      const recording = file.recordings[0]!;
      expect(recording.rows).toBe(reference.n_records);
      const real = valuesOf(recording, "impedanceRealOhm");
      const imaginary = valuesOf(recording, "impedanceImaginaryOhm");
      expectClose(valuesOf(recording, "frequencyHz")[0]!, reference.first_f_Hz, printed);
      expectClose(real[0]!, reference.ReZ_at_f_max_Ohm, printed);
      expectClose(-imaginary[0]!, reference.minusImZ_at_f_max_Ohm, printed);
      expectClose(real[real.length - 1]!, reference.ReZ_at_f_min_Ohm, printed);
      expectClose(-imaginary[real.length - 1]!, reference.minusImZ_at_f_min_Ohm, printed);
    });
  },
);

describe.each([
  ["cycling/test.mpr", "cycling/test.mpt"],
  ["impedance/PEIS_LPSCl_IonBlocking_-25C.mpr", "impedance/PEIS_LPSCl_IonBlocking_-25C.txt"],
])("%s and %s", (binaryPath, textPath) => {
  test.skipIf(!hasRealFile(binaryPath) || !hasRealFile(textPath))("are equal to the printed digits", () => {
    const binary = read(binaryPath);
    const text = read(textPath);
    expect(binary.kind).toBe(text.kind);
    expect(binary.technique).toBe(text.technique);
    expect(binary.startedAt?.iso).toBe(text.startedAt?.iso);
    let compared = 0;
    for (const column of binary.recordings[0]!.columns) {
      const other = text.recordings[0]!.columns.find((each) => each.name === column.name);
      if (other === undefined || column.vendorUnit !== undefined || column.unit !== other.unit) continue;
      const digits = column.values instanceof Float32Array ? 8 : 16;
      for (let row = 0; row < column.values.length; row++) {
        const ours = column.values[row]!;
        const theirs = other.values[row]!;
        if (Object.is(ours, theirs)) continue;
        // EC-Lab's own print may be off by one in the last digit of sixteen.
        const allowed = digits === 16 ? 2e-15 * Math.abs(theirs) : 0;
        const roundedOurs = digits === 16 ? ours : Number(ours.toPrecision(digits));
        expect(
          Math.abs(roundedOurs - theirs),
          `${column.name} row ${row}: ${ours} ${theirs}`,
        ).toBeLessThanOrEqual(allowed);
      }
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(10);
  });
});

function largestIn(recording: Recording, role: ColumnRole, cycle: number): number {
  const values = findColumn(recording, role)!.values;
  const cycles = valuesOf(recording, "vendorCycle");
  let largest = 0;
  for (let row = 0; row < values.length; row++)
    if (cycles[row] === cycle) largest = Math.max(largest, values[row]!);
  return largest;
}
