import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { sniffSource } from "../sniff";
import { expectPattern } from "../testing/expect-pattern";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const samples = ["diffraction/example_ocx.xy", "diffraction/example_mac.xye"];

describe.each(samples)("%s", (sample) => {
  it.skipIf(!hasRealFile(sample))("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    expectPattern(parsed.recordings[0]!, realReference(sample));
    expect(warningCodes(parsed)).toEqual(["unit_assumed"]);
  });
});

describe("patterns of other programs", () => {
  const rows = (separator: string, decimal: string) =>
    Array.from({ length: 8 }, (_, row) =>
      [`${10 + row}.5`, `${100 + row}.25`].map((cell) => cell.replace(".", decimal)).join(separator),
    );

  it.each([
    ["blanks", ["# wavelength 1.5406", ...rows("   ", ".")]],
    ["tabs and decimal commas", rows("\t", ",")],
    ["semicolons with a title", ["2theta;counts", ...rows(";", ",")]],
  ])("%s", (_, lines) => {
    const parsed = readWith(reader, lines.join("\r\n"));
    const [recording] = parsed.recordings;
    expect(recording!.rows).toBe(8);
    expect(valuesOf(recording!, "twoThetaDeg")[7]).toBe(17.5);
    expect(valuesOf(recording!, "intensity")[7]).toBe(107.25);
  });

  it("keeps comments", () => {
    const parsed = readWith(reader, ["# wavelength 1.5406", ...rows(" ", ".")].join("\n"));
    expect(parsed.metadata.preamble).toBe("# wavelength 1.5406");
  });
});

describe("tables that are no patterns", () => {
  const isClaimed = (text: string) =>
    reader.recognise(sniffSource(bytesSource("x.xy", new TextEncoder().encode(text)))) !== null;
  const pairs = Array.from({ length: 9 }, (_, row) => `${row},${row * 2}`);

  it.each([
    ["time and voltage under titles", ["Time / s,Voltage / V", ...pairs]],
    ["a spectrum", ["BE/eV,C1s", ...pairs]],
    ["negative intensities", pairs.map((pair) => pair.replace(",", ",-"))],
    ["energies beyond 180", pairs.map((pair) => `28${pair}`)],
    ["uneven steps", ["1,1", "2,1", "4,1", "8,1", "16,1", "32,1"]],
    ["four columns", pairs.map((pair) => `${pair},1,2`)],
    ["too few rows", pairs.slice(0, 3)],
  ])("%s", (_, lines) => {
    expect(isClaimed(lines.join("\n"))).toBe(false);
  });
});
