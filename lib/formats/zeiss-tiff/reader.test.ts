import { describe, expect, it } from "vitest";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { syntheticTiff, zeissText } from "../testing/synthetic-tiff";
import { reader } from "./reader";

const sample = "sem/1-as-cast_16_Sch_10k_InLens.tif";

describe.skipIf(!hasRealFile(sample))("a real micrograph", () => {
  it("agrees with the reference's size, scale and tags", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const { metadata } = parsed;
    expect([metadata.heightPx, metadata.widthPx]).toEqual(reference.shape);
    expect(metadata.pixelSizeNm).toBe(reference.zeiss.ap_image_pixel_size[1]);
    for (const [key, [, value]] of Object.entries<[string, string | number]>(reference.zeiss))
      expect(String(metadata[key.toUpperCase()]), key).toContain(String(value));
    const entries = Object.keys(metadata).filter((key) => /^[A-Z]{2}_/.test(key));
    expect(entries).toHaveLength(reference.sem_metadata_n_keys);
    expect(metadata.ImageDescription).toBe(reference.tiff_tags.ImageDescription);
    expect(parsed.instrument).toBe("Auriga 60");
    expect(parsed.startedAt?.iso).toBe("2019-12-09T11:18:36.000");
    expect(parsed.warnings).toEqual([]);
  });

  it("says when pixels are missing", () => {
    const bytes = realFileBytes(sample);
    const parsed = readWith(reader, bytes.subarray(0, bytes.length / 2));
    expect(parsed.truncated).toBe(true);
    expect(parsed.metadata.widthPx).toBe(1024);
  });
});

describe("synthetic micrographs", () => {
  it.each([false, true])("are read in either byte order (big-endian %s)", (bigEndian) => {
    const { metadata } = readWith(reader, syntheticTiff({ 34118: zeissText }, { bigEndian }));
    expect(metadata).toMatchObject({ widthPx: 8, heightPx: 4, pixelSizeNm: 11.16 });
  });

  it("fall back on the unnamed pixel size", () => {
    const text = zeissText.replace("AP_IMAGE_PIXEL_SIZE", "AP_OTHER");
    expect(readWith(reader, syntheticTiff({ 34118: text })).metadata.pixelSizeNm).toBeCloseTo(11.165, 9);
  });

  it("say when there is no pixel size", () => {
    const parsed = readWith(reader, syntheticTiff({ 34118: "0\r\n0\r\n0\r\n0\r\nDP_SEM\r\nSem = x\r\n" }));
    expect(parsed.metadata.pixelSizeNm).toBeNull();
    expect(warningCodes(parsed)).toEqual(["range_unknown"]);
  });
});
