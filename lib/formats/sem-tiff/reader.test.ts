import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { sniffSource } from "../sniff";
import { readWith, warningCodes } from "../testing/read-text";
import { feiText, syntheticTiff, zeissText } from "../testing/synthetic-tiff";
import { reader } from "./reader";

describe("micrographs of other makers", () => {
  it("take FEI's pixel width in metres, date and system", () => {
    const parsed = readWith(reader, syntheticTiff({ 34682: feiText }));
    expect(parsed.metadata.pixelSizeNm).toBeCloseTo(3.37302, 9);
    expect(parsed.instrument).toBe("Helios G4 CX");
    expect(parsed.startedAt?.iso).toBe("2019-05-24T10:11:12.000");
    expect(parsed.warnings).toEqual([]);
  });

  it("take TESCAN's", () => {
    const text = "[MAIN]\r\nDevice=synthetic\r\nPixelSizeX=2.5e-009\r\n";
    expect(readWith(reader, syntheticTiff({ 50431: text })).metadata.pixelSizeNm).toBeCloseTo(2.5, 9);
  });

  it("take ImageJ's unit and resolution", () => {
    const parsed = readWith(reader, syntheticTiff({ 270: "ImageJ=1.53\nunit=um\n", 282: 50 }));
    expect(parsed.metadata.pixelSizeNm).toBe(20);
  });

  it("believe no bare resolution", () => {
    const parsed = readWith(reader, syntheticTiff({ 282: 300, 296: 2 }, { directoryLast: true }));
    expect(parsed.metadata.pixelSizeNm).toBeNull();
    expect(warningCodes(parsed)).toEqual(["range_unknown"]);
  });

  it("leave Zeiss's to their own reader", () => {
    const source = bytesSource("x", syntheticTiff({ 34118: zeissText }));
    expect(reader.recognise(sniffSource(source))).toBeNull();
  });
});
