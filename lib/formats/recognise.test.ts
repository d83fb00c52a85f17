import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { FormatReader } from "./format-reader";
import { recogniseSource } from "./recognise";

const source = bytesSource("x", Uint8Array.of(0x42, 0, 1, 2));

function reader(id: string, isBinary: boolean, matches: boolean, asked: string[]): FormatReader {
  return {
    ...{ id, title: id, kind: "cycling", version: 1, isBinary },
    recognise() {
      asked.push(id);
      return matches ? { confidence: "likely", matchedBy: id } : null;
    },
    read() {
      throw new Error("not read here");
    },
  };
}

describe("the order in which readers are asked", () => {
  it("has readers of text asked only where no binary format's beginning was met", () => {
    const asked: string[] = [];
    const met = [reader("text", false, true, asked), reader("binary", true, true, asked)];
    expect(recogniseSource(source, met).map((each) => each.reader.id)).toEqual(["binary"]);
    expect(asked).toEqual(["binary"]);
    const missed = [reader("text", false, true, asked), reader("binary", true, false, asked)];
    expect(recogniseSource(source, missed).map((each) => each.reader.id)).toEqual(["text"]);
  });
});
