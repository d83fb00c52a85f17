import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { UnreadableFileError } from "@/lib/domain/errors";
import { findColumn } from "@/lib/domain/recording";
import { writeBdf } from "@/lib/interop/bdf-text";
import { expectSeries, valuesOf } from "../testing/expect-series";
import { makeRecording } from "../testing/make-recording";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const titles =
  "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Charging Capacity / Ah,Discharging Capacity / Ah,Unix Time / s";
/** One hour at 1 mA each way; factors put the slips in. */
function bdf({ time = 1, current = 1, cycle = "1" } = {}): string {
  const row = (at: number, ma: number, charge: number, discharge: number) =>
    `${at * time},3.5,${(ma * current) / 1000},${cycle},${charge / 1000},${discharge / 1000},${1_700_000_000 + at}`;
  return `${titles}\n${[row(0, 1, 0, 0), row(1800, 1, 0.5, 0), row(3600, 1, 1, 0), row(3600, -1, 1, 0), row(7200, -1, 1, 1)].join("\n")}\n`;
}

describe("BDF text", () => {
  it("reads labels in their units, with roles and scopes", () => {
    const parsed = readWith(reader, bdf());
    const recording = parsed.recordings[0]!;
    expect([...(valuesOf(recording, "currentMa") as Float64Array)]).toEqual([1, 1, 1, -1, -1]);
    expect(findColumn(recording, "chargeCapacityMah")!.capacityScope).toBe("test");
    expect(parsed.startedAt!.iso).toBe("2023-11-14T22:13:20.000Z");
    expect(parsed.warnings).toEqual([]);
  });

  it("reads machine names, older ones too", () => {
    const text =
      "test_time_millisecond,voltage_volt,current_ampere,cycle_dimensionless,date_time_millisecond\n0,3,0.001,0,1700000000000\n1500,3,0.001,0,1700000001500\n";
    const recording = readWith(reader, text).recordings[0]!;
    expect([...(valuesOf(recording, "timeS") as Float64Array)]).toEqual([0, 1.5]);
    expect(valuesOf(recording, "unixTimeS")[1]).toBe(1_700_000_001.5);
    expect(valuesOf(recording, "vendorCycle")[0]).toBe(0);
  });

  it("gives a role to the counter of the test before those of cycle and step, and keeps the others", () => {
    const text =
      "Step Charging Capacity / Ah,Test Time / s,Voltage / V,Current / A,Charging Capacity / Ah,Odd / furlong\n0,0,3,0,0,1\n";
    const recording = readWith(reader, text).recordings[0]!;
    expect(findColumn(recording, "chargeCapacityMah")!.name).toBe("Charging Capacity / Ah");
    expect(recording.columns.map((column) => column.role)).toEqual([
      null,
      "timeS",
      "voltageV",
      "currentMa",
      "chargeCapacityMah",
      null,
    ]);
    expect(recording.columns[5]).toMatchObject({ unit: "furlong", name: "Odd / furlong" });
  });

  it.each([
    ["time 3600 times too long", bdf({ time: 3600 }), "unit_slip"],
    ["currents 1000 times too small", bdf({ current: 1 / 1000 }), "unit_slip"],
    ["a cycle count of 2π", bdf({ cycle: "6.283185307179586" }), "cycle_number_odd"],
    ["time that jumps back", bdf().replace("\n7200,", "\n100,"), "time_backwards"],
  ])("warns of %s and mends nothing", (_, text, code) => {
    const parsed = readWith(reader, text);
    expect(warningCodes(parsed)).toContain(code);
    const printed = text.split("\n")[2]!.split(",");
    expect(valuesOf(parsed.recordings[0]!, "timeS")[1]).toBe(Number(printed[0]));
  });

  it("reads gzip, also cut short, and refuses what is none", () => {
    const packed = gzipSync(bdf().repeat(1));
    expect(readWith(reader, packed).recordings[0]!.rows).toBe(5);
    const long = gzipSync(
      `${titles}\n${Array.from({ length: 5000 }, (_, at) => `${at},${Math.sin(at)},0,1,0,0,${1.7e9 + at}`).join("\n")}\n`,
    );
    const cut = readWith(reader, long.subarray(0, long.length >> 1));
    expect(cut.truncated).toBe(true);
    expect(cut.recordings[0]!.rows).toBeGreaterThan(1000);
    expect(() =>
      reader.read({ name: "a", size: 3, read: () => Uint8Array.of(0x1f, 0x8b, 8) }, { matchedBy: "" }),
    ).toThrow(UnreadableFileError);
  });
});

it("refuses decimal commas that separate cells too, and reads them within quotes", () => {
  const head = "Test Time / s,Voltage / V,Current / A\n";
  expect(() => readWith(reader, `${head}0,0,3,1,-0,001\n1,0,3,1,-0,001\n`)).toThrow(
    /separate cells and decimals alike/,
  );
  const quoted = readWith(reader, `${head}"0,0","3,1","-0,001"\n"1,5","3,1","-0,001"\n`);
  expect(Array.from(valuesOf(quoted.recordings[0]!, "timeS"))).toEqual([0, 1.5]);
});

it("reads gzip of several members, and says when the last is cut", () => {
  const [first, ...rest] = bdf().split("\n");
  const members = [gzipSync(`${first}\n`), gzipSync(rest.join("\n"))];
  const whole = readWith(reader, Buffer.concat(members));
  expect(whole.recordings[0]!.rows).toBe(5);
  expect(whole.truncated).toBe(false);
  const cut = readWith(reader, Buffer.concat(members).subarray(0, -9));
  expect(cut.truncated).toBe(true);
  expect(cut.recordings[0]!.rows).toBeGreaterThan(2);
});

describe("writing BDF text", () => {
  it("comes back as it went, under BDF's labels", () => {
    const recording = makeRecording();
    const text = [...writeBdf(recording, { rowsPerPiece: 3 })].join("");
    expect(text.split("\n")[0]).toBe(
      "Test Time / s,Voltage / V,Current / A,Record Index / 1,Step Type,Step Charging Capacity / Ah,Step Discharging Capacity / Ah,Fan speed",
    );
    expect(text.split("\n")[3]).toBe("720,,0.001,3,C,0.0002,0,1");
    expect(text).toContain('"D, chg"');
    const back = readWith(reader, text).recordings[0]!;
    for (const role of ["timeS", "voltageV", "currentMa", "recordIndex"] as const)
      expect(Array.from(valuesOf(back, role))).toEqual(Array.from(valuesOf(recording, role)));
    const state = findColumn(back, "state")!;
    expect(Array.from(state.values, (code) => state.labels![code])).toEqual([
      ...Array(4).fill("C"),
      ...Array(4).fill("D, chg"),
    ]);
  });
});

const real = "cycling/SINTEF__LiGrR2032__2024-04-30__25degC__Landt.bdf.csv";
it.skipIf(!hasRealFile(real))("reads a published BDF file", () => {
  const parsed = readWith(reader, realFileBytes(real));
  expectSeries(parsed.recordings[0]!, realReference(real));
  // Its counters are cut to 0.1 mAh and are set back at every change of direction: both are told.
  expect(new Set(warningCodes(parsed))).toEqual(new Set(["charge_mismatch"]));
});
