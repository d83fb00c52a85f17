import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectPattern } from "../testing/expect-pattern";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { syntheticVamas } from "../testing/synthetic-vamas";
import { reader } from "./reader";

const sample = "xps/regular.vms";

describe.skipIf(!hasRealFile(sample))("a real export of SpecsLab", () => {
  const bytes = hasRealFile(sample) ? realFileBytes(sample) : new Uint8Array();

  it("agrees with the reference, axis kinetic as stored", () => {
    const parsed = readWith(reader, bytes);
    const [block] = realReference(sample).blocks;
    const recording = parsed.recordings[0]!;
    expectPattern(recording, block, "kineticEnergyEv");
    expect(recording.name).toBe(block.block);
    expect(parsed.metadata.sample).toBe(block.sample);
    expect(Number(parsed.metadata["analyser pass energy"])).toBe(block.pass_energy);
    expect(findColumn(recording, "bindingEnergyEv")?.origin).toBe("reconstructed");
    expect(valuesOf(recording, "bindingEnergyEv")[0]).toBeCloseTo(1486.61 - 136.61, 9);
    expect(recording.columns.at(-1)).toMatchObject({ name: "Transmission", role: null });
    expect(parsed.startedAt?.iso).toBe("2023-08-24T14:19:47.000");
    expect(parsed.warnings).toEqual([]);
  });

  it("is found behind blank lines", () => {
    const prefixed = new Uint8Array(bytes.length + 4);
    prefixed.set([13, 10, 13, 10]);
    prefixed.set(bytes, 4);
    expect(readWith(reader, prefixed).recordings[0]!.rows).toBe(1351);
  });

  it("gives back the points before a break", () => {
    const parsed = readWith(reader, bytes.subarray(0, bytes.length / 2));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[0]!.rows).toBeGreaterThan(500);
  });
});

describe("blocks after the first", () => {
  it("take omitted parts from the first", () => {
    const text = syntheticVamas({ scanMode: "REGULAR", axis: "binding energy", inclusion: [1, 29] });
    const parsed = readWith(reader, text);
    expect(parsed.recordings).toHaveLength(2);
    expect(Array.from(valuesOf(parsed.recordings[1]!, "bindingEnergyEv"))).toEqual([
      1000, 1000.5, 1001, 1001.5, 1002,
    ]);
    expect(Array.from(valuesOf(parsed.recordings[1]!, "intensity"))).toEqual([11, 21, Number.NaN, 41, 51]);
    expect(warningCodes(parsed)).toEqual(["sentinel_missing", "sentinel_missing"]);
    expect(parsed.startedAt).toMatchObject({ iso: "2024-05-06T05:08:09.000Z", zone: "offset" });
  });

  it("have their axis among the variables when the scan is irregular", () => {
    const parsed = readWith(reader, syntheticVamas({ scanMode: "IRREGULAR", axis: "kinetic energy" }));
    const [recording] = parsed.recordings;
    expect(Array.from(valuesOf(recording!, "kineticEnergyEv"))).toEqual([1000, 1001, 1002, 1003, 1004]);
    expect(valuesOf(recording!, "bindingEnergyEv")[0]).toBeCloseTo(486.6, 9);
    expect(findColumn(recording!, "intensity")).toMatchObject({
      name: "counts per second",
      vendorUnit: "s-1",
    });
  });

  it("are counted against what the file promises", () => {
    const text = syntheticVamas({ scanMode: "REGULAR", axis: "kinetic energy", blocks: 2 });
    const parsed = readWith(reader, text.slice(0, text.indexOf("block 2") + 60));
    expect(parsed.recordings).toHaveLength(1);
    expect(parsed.warnings.find((warning) => warning.code === "truncated")?.message).toBe(
      "the file ends in block 2 of 2",
    );
  });

  it("refuses a mode the standard does not have", () => {
    const text = syntheticVamas({ scanMode: "REGULAR", axis: "kinetic energy" }).replace("NORM", "ODD");
    expect(() => readWith(reader, text)).toThrow(/one of MAP.*found "ODD" at line 8/);
  });
});
