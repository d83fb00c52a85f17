import { describe, expect, it } from "vitest";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { syntheticSpe } from "../testing/synthetic-spe";
import { reader } from "./reader";

const sample = "xps/SnO2_10nm.spe";

describe.skipIf(!hasRealFile(sample))("a real survey", () => {
  it("has the points and energies its header defines", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const [, , name, , points, , start, stop] = reference.SpectralRegDef[0].split(" ");
    const recording = parsed.recordings[0]!;
    expect(parsed.recordings).toHaveLength(Number(reference.NoSpectralReg));
    expect(recording.name).toBe(name);
    expect(recording.rows).toBe(Number(points));
    const energy = valuesOf(recording, "bindingEnergyEv");
    expect(energy[0]).toBe(Number(start));
    expect(energy[recording.rows - 1]).toBeCloseTo(Number(stop), 9);
    // No second reader gave values: the strongest line of SnO2 with carbon on it is Sn 3d5/2, near 487 eV.
    const intensity = Array.from(valuesOf(recording, "intensity"));
    expect(intensity.every((value) => value >= 0 && value < 1e7)).toBe(true);
    const from = intensity.findIndex((_, index) => energy[index]! < 500);
    const near = intensity.slice(from, from + 40);
    expect(energy[from + near.indexOf(Math.max(...near))]!).toBeGreaterThan(480);
    expect(parsed.instrument).toBe(reference.InstrumentModel);
    expect(parsed.startedAt?.iso).toBe("2024-01-22T00:00:00.000");
    expect(parsed.warnings).toEqual([]);
  });
});

describe("several regions", () => {
  it("are read in floats and doubles", () => {
    const parsed = readWith(reader, syntheticSpe());
    expect(parsed.recordings.map(({ name, rows }) => [name, rows])).toEqual([
      ["C1s", 41],
      ["F1s", 21],
    ]);
    expect(valuesOf(parsed.recordings[1]!, "intensity")[20]).toBe(120);
    expect(valuesOf(parsed.recordings[0]!, "bindingEnergyEv")[40]).toBe(280);
  });

  it("give back what lies before the end of the file", () => {
    const bytes = syntheticSpe();
    const parsed = readWith(reader, bytes.subarray(0, bytes.length - 60));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[1]!.rows).toBeLessThan(21);
    expect(warningCodes(parsed)).toContain("truncated");
  });

  it("have no energies when the header defines other points", () => {
    const text = new TextDecoder("latin1").decode(syntheticSpe()).replace("C1s 6 41", "C1s 6 40");
    const parsed = readWith(
      reader,
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
    expect(warningCodes(parsed)).toEqual(["unknown_column"]);
  });
});
