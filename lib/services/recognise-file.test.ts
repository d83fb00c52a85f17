import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { recognitionHeadBytes, recognitionTailBytes } from "@/lib/contract/recognised-file";
import { recogniseFile } from "./recognise-file";

const ends = (name: string, bytes: Uint8Array) =>
  recogniseFile({
    name,
    size: bytes.length,
    head: bytes.subarray(0, recognitionHeadBytes),
    tail: bytes.subarray(Math.max(0, bytes.length - recognitionTailBytes)),
  });
/** Bytes that cannot be packed, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe("recognition by the two ends", () => {
  it("tells an archive larger than the ends by the list at its end", () => {
    const archive = zipSync({ "data.ndc": noise(400_000), "VersionInfo.xml": new Uint8Array(10) });
    expect(archive.length).toBeGreaterThan(recognitionHeadBytes + recognitionTailBytes);
    expect(ends("C-0001.bin", archive)).toMatchObject({ format: "neware-ndax", isUndecided: false });
  });

  it("says when only the middle could tell", () => {
    const archive = zipSync({ "a.bin": noise(500_000) });
    // Cut off before its list of members.
    expect(ends("x", archive.subarray(0, 450_000))).toMatchObject({ format: null, isUndecided: true });
  });

  it("finds codes in the file, and the text whose columns nobody knows", () => {
    const text = `comment: cell C-0042\n${"t;U\n1;2\n2;3\n3;4\n".repeat(3)}`;
    expect(ends("x.txt", new TextEncoder().encode(text)).codes).toEqual(["C-0042"]);
    expect(ends("x.txt", new TextEncoder().encode("Time,Volts,Amps\n1,2,3\n2,3,4\n"))).toMatchObject({
      needsMapping: true,
      note: null,
    });
    expect(ends("x.mps", new TextEncoder().encode("EC-LAB SETTING FILE\r\n"))).toMatchObject({
      needsMapping: false,
      note: expect.stringMatching(/^a settings file of EC-Lab .*: send the \.mpr or \.mpt files/),
    });
    expect(ends("x.txt", new TextEncoder().encode("Dear diary,\nnothing happened.\n"))).toMatchObject({
      needsMapping: false,
    });
    expect(ends("x", new Uint8Array())).toMatchObject({ format: null, codes: [] });
  });
});
