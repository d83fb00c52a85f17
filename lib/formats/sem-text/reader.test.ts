import { describe, expect, it } from "vitest";
import { readWith } from "../testing/read-text";
import { hitachiText, jeolText } from "./fuzz-samples";
import { reader } from "./reader";

describe("descriptions beside micrographs", () => {
  it("gives JEOL's pixel size by its scale bar", () => {
    const parsed = readWith(reader, jeolText);
    expect(parsed.metadata).toMatchObject({ widthPx: 1280, heightPx: 960, pixelSizeNm: 31.25 });
    expect(parsed.instrument).toBe("JSM-7900F");
    expect(parsed.startedAt?.iso).toBe("2019-05-24T10:11:12.000");
  });

  it("gives Hitachi's as printed, in ASCII and in UTF-16", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(hitachiText, "utf16le")]);
    for (const content of [hitachiText, utf16]) {
      const parsed = readWith(reader, content);
      expect(parsed.metadata).toMatchObject({ widthPx: 1280, heightPx: 960, pixelSizeNm: 24.80469 });
      expect(parsed.instrument).toBe("SU8000");
    }
  });

  it("refuses one that says nothing of the image", () => {
    expect(() => readWith(reader, "[SemImageFile]\nInstructName=SU8000\n")).toThrow(
      /a pixel size or an image size/,
    );
  });
});
