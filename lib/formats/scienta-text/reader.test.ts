import { describe, expect, it } from "vitest";
import { expectPattern } from "../testing/expect-pattern";
import { valuesOf } from "../testing/expect-series";
import { readWith } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { fuzzSamples } from "./fuzz-samples";
import { reader } from "./reader";

const sample = "xps/Cu-HHTP_0001.txt";

describe.skipIf(!hasRealFile(sample))("a real export", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const [region] = realReference(sample).regions;
    expect(parsed.recordings).toHaveLength(1);
    expect(parsed.recordings[0]!.name).toBe(region.region);
    expectPattern(parsed.recordings[0]!, region, "bindingEnergyEv");
    expect(parsed.metadata["1.Pass Energy"]).toBe("200");
    expect(parsed.startedAt?.iso).toBe("2023-03-08T11:17:15.000");
    expect(parsed.warnings).toEqual([]);
  });

  it("gives back the energies before a break", () => {
    const bytes = realFileBytes(sample);
    const parsed = readWith(reader, bytes.subarray(0, bytes.length / 2));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[0]!.rows).toBeGreaterThan(200);
  });
});

describe("several regions", () => {
  it("keep their slices, and get binding energies from the excitation energy", () => {
    const parsed = readWith(reader, fuzzSamples()[0]!);
    expect(parsed.recordings.map((recording) => recording.columns.length)).toEqual([3, 5]);
    expect(valuesOf(parsed.recordings[1]!, "bindingEnergyEv")[0]).toBe(600);
    expect(parsed.recordings[1]!.columns[2]!.name).toBe("Slice 2");
  });
});
