import { describe, expect, it } from "vitest";
import { isRunOfOnes, readRuns } from "./level-runs";

const runs = (bytes: number[], width: number, count: number) =>
  Array.from(readRuns(Uint8Array.from(bytes), { start: 0, end: bytes.length, width, count }));

describe("hybrid runs", () => {
  it("reads run lengths, bit-packed groups and both together", () => {
    expect(runs([8, 1], 1, 4)).toEqual([1, 1, 1, 1]);
    // The example of the Parquet specification: 0 to 7 in three bits.
    expect(runs([3, 0x88, 0xc6, 0xfa], 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(runs([4, 0x39, 0x05], 11, 2)).toEqual([0x539, 0x539]);
    expect(runs([6, 5, 3, 0x88, 0xc6, 0xfa], 3, 5)).toEqual([5, 5, 5, 0, 1]);
  });

  it("stops at what is wanted and throws where bytes or sense end", () => {
    expect(runs([0xfe, 0xff, 0xff, 0xff, 0x0f, 1], 1, 3)).toEqual([1, 1, 1]);
    expect(() => runs([8], 1, 4)).toThrow(/end after 0/);
    expect(() => runs([0, 1], 1, 4)).toThrow(/empty run/);
    expect(() => runs([3, 0x88], 3, 8)).toThrow(/end after 0/);
    expect(() => runs([0x80, 0x80, 0x80, 0x80, 0x80, 0x80], 1, 1)).toThrow();
    expect(() => runs([2, 1], 40, 1)).toThrow(/40 bits/);
  });

  it("tells a single run of ones, which leaves nothing out", () => {
    const ones = (bytes: number[], count: number) =>
      isRunOfOnes(Uint8Array.from(bytes), 0, bytes.length, count);
    expect(ones([8, 1], 4)).toBe(true);
    expect(ones([0x80, 0x02, 1], 128)).toBe(true);
    expect(ones([8, 1], 5)).toBe(false);
    expect(ones([8, 0], 4)).toBe(false);
    expect(ones([3, 0xff], 4)).toBe(false);
    expect(ones([8], 4)).toBe(false);
    expect(ones([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1], 1)).toBe(false);
  });
});
