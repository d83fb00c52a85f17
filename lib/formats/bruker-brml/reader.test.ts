import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectPattern } from "../testing/expect-pattern";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { writeZip } from "../testing/write-zip";
import { fuzzSamples, rawDataXml } from "./fuzz-samples";
import { reader } from "./reader";

const sample = "diffraction/TiOF.brml";

describe.skipIf(!hasRealFile(sample))("a real archive", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const recording = parsed.recordings[0]!;
    expectPattern(recording, reference.two_theta_col2);
    expect(recording.columns.map((column) => column.values[0])).toEqual(reference.first_datum);
    expect(recording.columns.map((column) => column.values.at(-1))).toEqual(reference.last_datum);
    expect(parsed.startedAt).toMatchObject({ iso: "2025-02-26T10:47:52.871Z", zone: "utc" });
    expect(parsed.technique).toBe("Coupled TwoTheta/Theta");
    expect(parsed.warnings).toEqual([]);
  });
});

function archiveOf(xml: string): Uint8Array {
  return writeZip([{ name: "Experiment0/RawData0.xml", bytes: new TextEncoder().encode(xml) }]);
}

describe("synthetic archives", () => {
  it("give a recording for each scan", () => {
    const parsed = readWith(reader, fuzzSamples()[0]!);
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([60, 30]);
  });

  it("take the order of the axes from the file", () => {
    const parsed = readWith(reader, archiveOf(rawDataXml({ points: 2, axes: ["Theta", "TwoTheta"] })));
    expect(Array.from(valuesOf(parsed.recordings[0]!, "twoThetaDeg"))).toEqual([5, 5.01]);
  });

  it("name nothing they cannot know", () => {
    const xml = rawDataXml({ points: 2 }).replace(/<ScanAxisInfo AxisId="Theta".*?<\/ScanAxisInfo>/, "");
    const parsed = readWith(reader, archiveOf(xml));
    expect(findColumn(parsed.recordings[0]!, "twoThetaDeg")).toBeNull();
    expect(Array.from(valuesOf(parsed.recordings[0]!, "intensity"))).toEqual([100, 101]);
    expect(warningCodes(parsed)).toEqual(["unknown_column"]);
  });

  it("give back the points before a break", () => {
    const xml = rawDataXml({ points: 50 });
    const parsed = readWith(reader, archiveOf(xml.slice(0, xml.length - 600)));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[0]!.rows).toBeGreaterThan(20);
  });
});
