import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { findColumn } from "@/lib/domain/recording";
import { sniffSource } from "../sniff";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { syntheticRaw } from "../testing/synthetic-raw";
import { reader } from "./reader";

describe.each([1, 2, 3, 4] as const)("a synthetic file of version %i", (version) => {
  const bytes = syntheticRaw(version);

  it("gives both ranges with angles, values and time per step", () => {
    const parsed = readWith(reader, bytes);
    expect(parsed.formatVersion).toBe(String(version));
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([40, 40]);
    for (const recording of parsed.recordings) {
      const angle = valuesOf(recording, "twoThetaDeg");
      expect([angle[0], angle[39]]).toEqual([20, 39.5]);
      expect(valuesOf(recording, "intensity")[39]).toBe(139);
    }
    expect(parsed.metadata["Range 2.time per step (s)"]).toBe("2.5");
    expect(warningCodes(parsed)).toEqual(["unit_assumed"]);
    if (version > 1) expect(parsed.startedAt?.iso).toBe("2019-05-24T10:11:12.000");
  });

  it("gives the values before a break", () => {
    const parsed = readWith(reader, bytes.subarray(0, bytes.length - 50));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[1]!.rows).toBe(27);
  });

  it("gives the first range where the header of the second breaks off", () => {
    const parsed = readWith(reader, bytes.subarray(0, bytes.length - 40 * 4 - 10));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([40]);
  });
});

describe("what the header says beyond numbers", () => {
  it("tells of an aborted run", () => {
    expect(warningCodes(readWith(reader, syntheticRaw(3, { status: 3 })))).toContain("aborted");
  });

  it("gives no 2θ to a scan of another axis", () => {
    const [recording] = readWith(reader, syntheticRaw(4, { scan: "Rocking Curve" })).recordings;
    expect(findColumn(recording!, "twoThetaDeg")).toBeNull();
    expect(recording!.columns[0]!.name).toBe("Angle of Rocking Curve");
  });

  it("reads texts and drives of version 4", () => {
    const { metadata } = readWith(reader, syntheticRaw(4));
    expect(metadata.USER).toBe("someone");
    expect(metadata["Range 1.Theta start"]).toBe("10");
  });

  it("does not take text that begins with RAW for a file of version 1", () => {
    const text = new TextEncoder().encode(`RAW data of today\n${"1 2 3\n".repeat(30)}`);
    expect(reader.recognise(sniffSource(bytesSource("x", text)))).toBeNull();
  });
});
