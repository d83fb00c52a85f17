import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { gzipSource } from "./gzip-source";

const most = 2 ** 30;
const text = new TextEncoder().encode(
  Array.from({ length: 300_000 }, (_, at) => `${at},${(at * 0.37).toFixed(3)}\n`).join(""),
);
const packed = new Uint8Array(gzipSync(text));
const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe("gzip data as a source", () => {
  it("gives bytes from anywhere, in any order", () => {
    const source = gzipSource(bytesSource("a.gz", packed), most);
    expect([source.size, source.isCut]).toEqual([text.length, false]);
    for (const [at, length] of [
      [0, 10],
      [3_000_000, 65_536],
      [2_000_000, 200_000],
      [1_048_000, 1000],
      [2_000_000, 200_000],
      [text.length - 5, 100],
      [text.length + 5, 100],
    ] as const)
      expect(equal(source.read(at, length), text.subarray(at, at + length))).toBe(true);
  });

  it("goes on where the last row was cut without beginning again", () => {
    let asked = 0;
    const read = (offset: number, length: number) => {
      asked += length;
      return packed.subarray(offset, offset + length);
    };
    const source = gzipSource({ name: "a.gz", size: packed.length, read }, most);
    for (let at = 1_100_000; at < text.length; at += 399_000)
      expect(equal(source.read(at, 400_000), text.subarray(at, at + 400_000))).toBe(true);
    // To measure it, and to read it.
    expect(asked).toBeLessThan(2.5 * packed.length);
  });

  it("reads member after member", () => {
    const pieces = [text.subarray(0, 5), text.subarray(5, 1_000_000), text.subarray(1_000_000)];
    const members = Buffer.concat(pieces.map((piece) => gzipSync(piece)));
    const source = gzipSource(bytesSource("a.gz", members), most);
    expect(source.isCut).toBe(false);
    expect(equal(source.read(0, text.length), text)).toBe(true);
  });

  it("gives what is there of data cut short or broken, and says so", () => {
    for (const bytes of [packed.subarray(0, packed.length >> 1), packed.subarray(0, -3)]) {
      const source = gzipSource(bytesSource("a.gz", bytes), most);
      expect(source.isCut).toBe(true);
      expect(source.size).toBeGreaterThan(text.length / 3);
      expect(equal(source.read(0, source.size), text.subarray(0, source.size))).toBe(true);
    }
  });

  it("refuses what is no gzip, and more than may be", () => {
    expect(() => gzipSource(bytesSource("a.gz", text), most)).toThrow("gzip data");
    expect(() => gzipSource(bytesSource("a.gz", packed), 1000)).toThrow("at most 1000 bytes");
  });
});
