import { describe, expect, it } from "vitest";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Column, Recording, RecordingKind } from "@/lib/domain/recording";
import { recordingOf, steppedRun } from "../testing/recording-of";
import type { CyclingInspection } from "./cycling-inspection";
import { type FileInspection, inspectFile } from "./inspection";

const parsedOf = (
  kind: RecordingKind,
  recordings: readonly Recording[],
  more: Partial<ParsedFile> = {},
): ParsedFile => ({
  format: "hand-made",
  formatVersion: null,
  kind,
  reader: { name: "hand-made", version: 1 },
  matchedBy: "a test",
  startedAt: { printed: "1.2.2025", iso: null, zone: "unknown" },
  instrument: null,
  channel: null,
  technique: null,
  metadata: {},
  recordings,
  unknown: [],
  truncated: false,
  warnings: [{ code: "truncated", message: "cut", at: "row 7" }],
  ...more,
});
const of = (kind: RecordingKind, name: string, columns: Parameters<typeof recordingOf>[0]): Recording => ({
  ...recordingOf(columns),
  name,
  kind,
});

const { time, voltage, current } = steppedRun([
  { currentMa: -0.5, hours: 1, fromV: 0.2, toV: -0.05 },
  { currentMa: 0.5, hours: 0.9, fromV: 0.05, toV: 4 },
]);

describe("inspection of a cycling file", () => {
  it("tells records, columns, ranges, half-cycles, cycles and warnings", () => {
    const recording = recordingOf({
      timeS: time,
      voltageV: voltage,
      currentMa: current,
      vendorCycle: time.map(() => 3),
    });
    const vendors: Column = {
      name: "T1[\u00b0C]",
      unit: "degC",
      role: null,
      values: new Float64Array(time.length),
      origin: "file",
    };
    const found = inspectFile(
      "a/b.csv",
      parsedOf("cycling", [{ ...recording, columns: [...recording.columns, vendors] }]),
    );
    expect(found).toMatchObject({
      file: "a/b.csv",
      kind: "cycling",
      records: time.length,
      startedAt: "1.2.2025",
      durationS: expect.closeTo(6840, 9),
      voltageMinV: expect.closeTo(-0.05, 12),
      voltageMaxV: 4,
      halfCycles: [{ direction: "negative" }, { direction: "positive" }],
      cycles: [{ index: 1, vendorCycle: 3 }],
      platingSign: { sign: -1, evidence: "inferred" },
      warnings: [{ code: "truncated", message: "cut", at: "row 7" }],
    });
    expect(found.columns.at(-1)).toEqual({ name: "T1[\u00b0C]", unit: "degC", role: null, origin: "file" });
    const { vendorCycles } = found as Extract<typeof found, { vendorCycles: unknown }>;
    expect(vendorCycles).toHaveLength(1);
    expect(vendorCycles[0]!.positiveMah).toBeCloseTo(0.45, 9);
    expect(vendorCycles[0]!.negativeMah).toBeCloseTo(0.5, 9);
  });

  it("prints JSON without a number that JSON does not know", () => {
    const empty = inspectFile(
      "empty",
      parsedOf("cycling", [recordingOf({ timeS: [], voltageV: [], currentMa: [] })]),
    );
    expect(empty).toMatchObject({
      records: 0,
      durationS: null,
      voltageMinV: null,
      halfCycles: [],
      cycles: [],
    });
    const silent = inspectFile(
      "v",
      parsedOf("cycling", [recordingOf({ currentMa: [1, 1], voltageV: [1, Number.NaN] })]),
    );
    expect(JSON.parse(JSON.stringify(silent)).halfCycles[0].startS).toBeNull();
  });

  it("joins parts that follow each other and keeps apart tests that ran side by side", () => {
    const part = (name: string, startS: number) =>
      of("cycling", name, {
        timeS: time,
        unixTimeS: time.map((t) => startS + t),
        voltageV: voltage,
        currentMa: current,
      });
    const inspect = (parts: Recording[]) =>
      inspectFile("a", parsedOf("cycling", parts)) as FileInspection & CyclingInspection;
    const joined = inspect([part("1", 1e9), part("2", 1e9 + 7200)]);
    expect(joined.halfCycles).toHaveLength(4);
    expect(joined.parts.map((each) => each.name)).toEqual(["1", "2"]);
    expect(joined.tests).toBeUndefined();
    const apart = inspect([part("channel 1", 1e9), part("channel 2", 1e9 + 60)]);
    expect(apart.halfCycles).toHaveLength(2);
    expect(apart.tests?.map((each) => [each.name, each.halfCycles.length])).toEqual([
      ["channel 1", 2],
      ["channel 2", 2],
    ]);
    expect(apart.warnings.map((each) => each.code)).toContain("several_tests");
  });
});

describe("inspection of other files", () => {
  it("tells the sweeps of an impedance file", () => {
    const sweep = (name: string, top: number) =>
      of("impedance", name, {
        frequencyHz: [top, 10, 1],
        impedanceRealOhm: [5, 20, 30],
        impedanceImaginaryOhm: [-1, -8, 2],
      });
    expect(inspectFile("z", parsedOf("impedance", [sweep("1", 1e6), sweep("2", 1e5)]))).toMatchObject({
      points: 6,
      frequencyMinHz: 1,
      frequencyMaxHz: 1e6,
      realMaxOhm: 30,
      imaginaryMinOhm: -8,
      sweeps: [{ name: "1", points: 3 }, { frequencyMaxHz: 1e5 }],
    });
  });

  it("tells the scans of a pattern and the regions of a spectrum", () => {
    const scan = of("diffraction", "scan 1", { twoThetaDeg: [10, 10.5, 11], intensity: [3, 9, 4] });
    expect(inspectFile("x", parsedOf("diffraction", [scan]))).toMatchObject({
      scans: [{ twoThetaStart: 10, twoThetaEnd: 11, step: 0.5, points: 3, maxIntensity: 9, maxAt: 10.5 }],
    });
    const region = of("spectrum", "Li 1s", {
      bindingEnergyEv: { values: [60, 55], origin: "reconstructed" },
      kineticEnergyEv: [1426.6, 1431.6],
      intensity: [1, 2],
    });
    expect(inspectFile("x", parsedOf("spectrum", [region]))).toMatchObject({
      regions: [{ name: "Li 1s", start: 1426.6, end: 1431.6, points: 2, axis: "kinetic energy / eV" }],
    });
  });

  it("tells the size of a micrograph", () => {
    const metadata = { widthPx: 1024, heightPx: 768, pixelSizeNm: 11.16, detector: "InLens" };
    expect(inspectFile("m.tif", parsedOf("micrograph", [], { metadata }))).toMatchObject({
      records: 0,
      widthPx: 1024,
      heightPx: 768,
      pixelSizeNm: 11.16,
      metadata: { detector: "InLens" },
    });
  });
});
