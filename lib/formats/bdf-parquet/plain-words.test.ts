import { describe, expect, it } from "vitest";
import { readPlainWords } from "./plain-words";

const encoder = new TextEncoder();

function pageOf(words: readonly string[]): Uint8Array {
  return Uint8Array.from(
    words.flatMap((word) => {
      const bytes = encoder.encode(word);
      return [bytes.length, 0, 0, 0, ...bytes];
    }),
  );
}

describe("words of a plain page", () => {
  it("are read, repeated or not, of one length or not, and empty", () => {
    const words = ["", "Rest", "Rest", "Cut ", "Rest", "", "", "静置", "静置", "x"];
    const { codes, labels } = readPlainWords(pageOf(words), words.length);
    expect(Array.from(codes, (code) => labels[code])).toEqual(words);
    expect(labels).toEqual([...new Set(words)]);
  });

  it("are refused where the page ends before them", () => {
    const page = pageOf(["Rest", "Rest"]);
    expect(() => readPlainWords(page, 3)).toThrow(/after 2 of 3/);
    expect(() => readPlainWords(page.subarray(0, page.length - 1), 2)).toThrow(/after 1 of 2/);
  });
});
