import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectPattern } from "../testing/expect-pattern";
import { readWith } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const sample = "xps/C1s_sample.csv";

describe.skipIf(!hasRealFile(sample))("a real region", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    expectPattern(parsed.recordings[0]!, realReference(sample), "bindingEnergyEv");
    expect(parsed.recordings[0]!.name).toBe("InC1s_sample");
    expect(parsed.warnings).toEqual([]);
  });
});

describe("other tables", () => {
  it("keep further columns and take kinetic energies as such", () => {
    const parsed = readWith(reader, "KE/eV,C1s,fit,background\n1000,5,4.5,1\n1001,6,5.5,1\n");
    const [recording] = parsed.recordings;
    expect(findColumn(recording!, "kineticEnergyEv")?.values[1]).toBe(1001);
    expect(recording!.columns.map((column) => column.name)).toEqual(["KE/eV", "C1s", "fit", "background"]);
  });
});
