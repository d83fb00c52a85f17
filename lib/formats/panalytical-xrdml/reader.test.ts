import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectPattern } from "../testing/expect-pattern";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { syntheticXrdml } from "../testing/synthetic-xrdml";
import { reader } from "./reader";

const samples = ["HL1-2_5-90_60min", "Scan_C1", "Scan_C2", "Scan_C3"].map(
  (name) => `diffraction/${name}.xrdml`,
);

describe.each(samples)("%s", (sample) => {
  it.skipIf(!hasRealFile(sample))("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    expect(parsed.recordings).toHaveLength(reference.n_scans);
    expectPattern(parsed.recordings[0]!, reference.scans[0]);
    expect(Number(parsed.metadata["kAlpha1 (Angstrom)"])).toBe(reference.kAlpha1_A);
    expect(parsed.metadata["scan.status"]).toBe("Completed");
    expect(Date.parse(parsed.startedAt!.iso!)).toBe(Date.parse(reference.start));
    expect(parsed.warnings).toEqual([]);
  });
});

describe("several scans", () => {
  it("are one recording each", () => {
    const parsed = readWith(reader, syntheticXrdml({ schema: "2.0", scans: 3 }));
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([51, 51, 51]);
    expect(parsed.formatVersion).toBe("2.0");
    expect(findColumn(parsed.recordings[2]!, "twoThetaDeg")?.origin).toBe("interpolated");
    expect(valuesOf(parsed.recordings[2]!, "twoThetaDeg")[25]).toBeCloseTo(30, 12);
  });

  it("keeps listed positions as the file's own and a common position on every point", () => {
    const parsed = readWith(reader, syntheticXrdml({ schema: "1.5", scans: 1, listPositions: true }));
    const [recording] = parsed.recordings;
    expect(findColumn(recording!, "twoThetaDeg")?.origin).toBe("file");
    expect(recording!.columns.find((column) => column.name === "Omega")?.values[50]).toBe(15);
  });

  it("says when a scan was aborted", () => {
    expect(
      warningCodes(readWith(reader, syntheticXrdml({ schema: "1.5", scans: 1, status: "Aborted" }))),
    ).toEqual(["aborted"]);
  });

  it("gives back whole scans before a break, and a broken one without angles it cannot know", () => {
    const text = syntheticXrdml({ schema: "2.0", scans: 2 });
    const parsed = readWith(reader, text.slice(0, text.lastIndexOf(" 1000 ")));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([51, 24]);
    expect(findColumn(parsed.recordings[0]!, "twoThetaDeg")).not.toBeNull();
    expect(findColumn(parsed.recordings[1]!, "twoThetaDeg")).toBeNull();
    const between = readWith(reader, text.slice(0, text.indexOf("</scan>") + 7));
    expect(findColumn(between.recordings[0]!, "twoThetaDeg")).not.toBeNull();
  });
});
