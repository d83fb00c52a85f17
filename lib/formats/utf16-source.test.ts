import { expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { utf16Source } from "./utf16-source";

const text = Array.from({ length: 400 }, (_, at) => `${at}\t電圧 ${"😀".repeat(at % 4)}µ\t-0,5\r\n`).join("");
const whole = new TextEncoder().encode(text);
const little = Buffer.from(`\ufeff${text}`, "utf16le");
const big = Buffer.from(little).swap16();

it.each([
  ["utf-16le", little],
  ["utf-16be", big],
] as const)("gives the same bytes of %s wherever it is cut", (encoding, bytes) => {
  for (const bytesAtOnce of [4, 10, 102, 1000, 1 << 20]) {
    const source = utf16Source(bytesSource("a", new Uint8Array(bytes)), encoding, 2, bytesAtOnce);
    expect(source.size).toBe(whole.length);
    for (const [at, length] of [
      [0, whole.length],
      [1, 10],
      [500, 3000],
      [499, 1],
      [whole.length - 5, 100],
      [whole.length, 1],
    ] as const)
      expect(Buffer.compare(source.read(at, length), whole.subarray(at, at + length))).toBe(0);
  }
});

it("reads an odd byte at the end as one broken character", () => {
  const source = utf16Source(bytesSource("a", new Uint8Array(little.subarray(0, -1))), "utf-16le", 2);
  expect(new TextDecoder().decode(source.read(0, source.size))).toBe(`${text.slice(0, -1)}\ufffd`);
});
