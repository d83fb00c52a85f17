import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectPattern } from "../testing/expect-pattern";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { rasxArchive } from "./fuzz-samples";
import { reader } from "./reader";

const sample = "diffraction/JO_KL_16_ZF_3_60deg_0.02step_12degpermin_001.rasx";

describe.skipIf(!hasRealFile(sample))("a real archive", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    expectPattern(parsed.recordings[0]!, realReference(sample));
    expect(parsed.metadata["0.WavelengthKalpha1"]).toBe("1.540593");
    expect(parsed.startedAt).toMatchObject({ iso: "2025-03-07T13:28:15.000Z", zone: "utc" });
    expect(parsed.instrument).toBe("SmartLab");
    expect(parsed.warnings).toEqual([]);
  });
});

describe("synthetic archives", () => {
  it("give a recording for each measurement", () => {
    const parsed = readWith(reader, rasxArchive({ axis: "TwoThetaTheta", scans: 2 }));
    expect(parsed.recordings.map(({ name, rows }) => [name, rows])).toEqual([
      ["Data 0", 60],
      ["Data 1", 60],
    ]);
  });

  it("take another axis for what it is", () => {
    const parsed = readWith(reader, rasxArchive({ axis: "Omega" }));
    expect(findColumn(parsed.recordings[0]!, "twoThetaDeg")).toBeNull();
    expect(parsed.recordings[0]!.columns[0]!.name).toBe("Omega");
  });

  it("say when nothing names the axis", () => {
    expect(warningCodes(readWith(reader, rasxArchive({ axis: null })))).toEqual(["unit_assumed"]);
  });
});
