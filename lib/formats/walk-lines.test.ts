import { expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { type WalkedLine, walkLines } from "./walk-lines";

it("gives the lines it is asked for with their places", () => {
  const bytes = new TextEncoder().encode("xxab\r\n\t1\n\nlast");
  const lines: WalkedLine[] = [];
  walkLines(
    bytesSource("a", bytes),
    { from: 2, encoding: "utf-8" },
    { skips: (first) => first === 9, line: (line) => lines.push(line) },
  );
  expect(lines).toEqual([
    { text: "ab\r", start: 2, end: 6, number: 1 },
    { text: "", start: 9, end: 10, number: 3 },
    { text: "last", start: 10, end: 14, number: 4 },
  ]);
});

it("finds lines across the pieces it reads", () => {
  const long = `${"x".repeat(5 * 1024 * 1024)}\nshort\n`;
  const starts: number[] = [];
  walkLines(
    bytesSource("a", new TextEncoder().encode(long)),
    { from: 0, encoding: "utf-8" },
    { skips: () => false, line: ({ start, text }) => starts.push(start, text.length) },
  );
  expect(starts).toEqual([0, 8192, 5 * 1024 * 1024 + 1, 5]);
});
