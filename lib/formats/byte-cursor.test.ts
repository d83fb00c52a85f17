import { expect, test } from "vitest";
import { UnreadableFileError } from "@/lib/domain/errors";
import { ByteCursor, latin1Text, TruncatedFileError } from "./byte-cursor";

test("reads little-endian numbers and text, and moves on", () => {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint16(1, 0x0102, true);
  view.setUint32(3, 0xdeadbeef, true);
  view.setFloat64(7, -1.25, true);
  bytes.set([0x41, 0xb5, 0, 0x42], 15);
  const cursor = new ByteCursor(bytes, { offset: 1 });
  expect(cursor.u16("a")).toBe(0x0102);
  expect(cursor.u32("b")).toBe(0xdeadbeef);
  expect(cursor.f64("c")).toBe(-1.25);
  expect(cursor.text(4, "d")).toBe("Aµ");
  expect(cursor.offset).toBe(19);
  expect(cursor.remaining).toBe(5);
});

test("a read beyond the end names what was wanted and where in the file", () => {
  const cursor = new ByteCursor(new Uint8Array(6), { offset: 4, base: 1000 });
  const read = () => cursor.u32("a record count");
  expect(read).toThrow(TruncatedFileError);
  expect(read).toThrow(UnreadableFileError);
  expect(read).toThrow("expected 4 bytes of a record count, found 2 before the end at byte 1004");
  expect(cursor.u16("what is left")).toBe(0);
});

test("a view into a larger buffer reads its own bytes", () => {
  const whole = Uint8Array.from([9, 9, 1, 2, 3, 4]);
  expect(new ByteCursor(whole.subarray(2)).u32("x")).toBe(0x04030201);
});

test("text stops at NUL and at the end", () => {
  expect(latin1Text(Uint8Array.from([65, 66, 0, 67]), 0, 99)).toBe("AB");
});
