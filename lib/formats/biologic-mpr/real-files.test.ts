/** Real EC-Lab files against values that another reader (galvani) gave; skipped where the files are absent. */
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { expectClose, range, valuesOf } from "../testing/expect-series";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";

const cycling = [
  "cycling/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr",
  "cycling/250116_kigr_gen6_01_01_GCPL_CD8.mpr",
  "cycling/250116_kigr_gen6_01_02_GCPL_CD8.mpr",
  "cycling/jr862_11_08_23_insitu-impedance-LiLi_1MLiTFSI_TEGDME-1mA_01_GCPL_C05.mpr",
  "cycling/test.mpr",
];
const impedance = [
  "impedance/PEIS_LPSCl_IonBlocking_-25C.mpr",
  "impedance/jr862_11_08_23_insitu-impedance-LiLi_1MLiTFSI_TEGDME-1mA_02_GEIS_C05.mpr",
];

// The reference prints six digits, so half of the last one is allowed besides the promised 1e-6.
const printed = 5e-6;

function read(path: string) {
  return readFile(bytesSource("renamed.dat", realFileBytes(path)));
}

describe.each(cycling)("%s", (path) => {
  test.skipIf(!hasRealFile(path))("records, time, voltage, start and half-cycle charge", () => {
    const reference = realReference(path);
    const file = read(path);
    const recording = file.recordings[0]!;
    expect(file.recordings).toHaveLength(1);
    expect(recording.rows).toBe(reference.n_records);
    const time = valuesOf(recording, "timeS");
    expectClose(time[0]!, reference.t_first_s, printed, "first time");
    expectClose(time[time.length - 1]!, reference.t_last_s, printed, "last time");
    const voltage = range(valuesOf(recording, "voltageV"));
    expectClose(voltage.minimum, reference.V_min, printed, "lowest voltage");
    expectClose(voltage.maximum, reference.V_max, printed, "highest voltage");
    const iso = reference.timestamp
      .replace(" ", "T")
      .padEnd(23, reference.timestamp.includes(".") ? "0" : ".000");
    expect(file.startedAt?.iso).toBe(iso.slice(0, 23));
    expect(file.warnings.some((warning) => warning.code === "current_reconstructed")).toBe(
      reference.I_min_mA === undefined,
    );
    for (const half of reference.half_cycles) {
      if (typeof half === "string") continue;
      expectClose(
        halfCycleCharge(recording, half.half_cycle),
        half.Q_mAh,
        1e-3,
        `half cycle ${half.half_cycle}`,
      );
    }
  });
});

describe.each(impedance)("%s", (path) => {
  test.skipIf(!hasRealFile(path))("points, sweeps and ends of the spectrum", () => {
    const reference = realReference(path);
    const file = read(path);
    expect(file.kind).toBe("impedance");
    expect(file.recordings).toHaveLength(reference.n_sweeps_cycle_number);
    const column = (role: ColumnRole) => file.recordings.flatMap((each) => Array.from(valuesOf(each, role)));
    const frequency = column("frequencyHz");
    const real = column("impedanceRealOhm");
    const imaginary = column("impedanceImaginaryOhm");
    expect(frequency).toHaveLength(reference.n_points_freq_gt_0);
    expectClose(frequency[0]!, reference.first_f_Hz, printed, "first frequency");
    expectClose(frequency.at(-1)!, reference.last_f_Hz, printed, "last frequency");
    expectClose(range(real).minimum, reference.ReZ_min_Ohm, printed, "lowest Re");
    expectClose(range(real).maximum, reference.ReZ_max_Ohm, printed, "highest Re");
    expectClose(-range(imaginary).minimum, reference.minusImZ_max_Ohm, printed, "highest -Im");
    const highest = frequency.indexOf(Math.max(...frequency));
    expectClose(real[highest]!, reference.ReZ_at_f_max_Ohm, printed, "Re at the highest frequency");
    expectClose(
      -imaginary[highest]!,
      reference.minusImZ_at_f_max_Ohm,
      printed,
      "-Im at the highest frequency",
    );
  });
});

const linked = "cycling/250116_kigr_gen6_01_02_GCPL_CD8.mpr";
test.skipIf(!hasRealFile(linked))(
  "a BT-Lab file names its channel with a letter, an EC-Lab file without",
  () => {
    expect(read(linked).channel).toBe("D8");
    expect(read(cycling[0]!).channel).toBe("9");
  },
);

const protocol = cycling[0]!;
test.skipIf(!hasRealFile(protocol))("the sequences are those of the settings file beside it", () => {
  const { metadata } = read(protocol);
  expect(metadata["sequences.Is"]).toBe("0 | -88.79601 | 88.79601 | -88.79601");
  expect(metadata["sequences.unit Is"]).toBe("mA | µA | µA | µA");
  expect(metadata["sequences.EM (V)"]).toBe("0 | 2 | 3.8 | 2");
  expect(metadata["sequences.EL (V)"]).toBe("pass | pass | pass | pass");
  expect(metadata["sequences.goto Ns'"]).toBe("0 | 0 | 0 | 2");
  expect(metadata["sequences.nc cycles"]).toBe("0 | 0 | 0 | 5");
  const impedancePath = impedance[1]!;
  if (!hasRealFile(impedancePath)) return;
  expect(read(impedancePath).metadata).toMatchObject({
    "sequences.fi": "0.5",
    "sequences.unit fi": "kHz",
    "sequences.Nd": "3",
  });
});

/** Σdq of the half cycle where the file has it, else the largest of the running counter, as the reference does. */
function halfCycleCharge(recording: Recording, halfCycle: number): number {
  const half = valuesOf(recording, "vendorHalfCycle");
  const increments = findColumn(recording, "chargeIncrementMah")?.values;
  const running = valuesOf(recording, "capacityMah");
  let sum = 0;
  let largest = 0;
  for (let row = 0; row < recording.rows; row++) {
    if (half[row] !== halfCycle) continue;
    sum += increments?.[row] ?? 0;
    if (Math.abs(running[row]!) > Math.abs(largest)) largest = running[row]!;
  }
  return increments === undefined ? largest : sum;
}
