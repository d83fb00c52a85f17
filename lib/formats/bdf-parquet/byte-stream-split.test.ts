import { byteStreamSplit } from "hyparquet/src/encoding.js";
import { describe, expect, it } from "vitest";
import { joinFloats, SplitDoubles } from "./byte-stream-split";

describe("numbers split into streams of bytes", () => {
  const page = Uint8Array.from({ length: 803 }, (_, at) => (at * 151 + 17) & 0xff);
  const reader = () => ({ view: new DataView(page.buffer), offset: 0 });
  const bytesOf = (values: ArrayBufferView) => Array.from(new Uint8Array(values.buffer));

  it("are joined to the bits that hyparquet joins them to", () => {
    const doubles = byteStreamSplit(reader(), 100, "DOUBLE", undefined) as Float64Array;
    expect(bytesOf(new SplitDoubles(page, 100).join())).toEqual(bytesOf(doubles));
    const floats = byteStreamSplit(reader(), 200, "FLOAT", undefined) as Float32Array;
    expect(bytesOf(joinFloats(page, 200))).toEqual(bytesOf(floats));
  });

  it("are refused where the page is too short", () => {
    expect(() => new SplitDoubles(page, 101)).toThrow(/803 bytes/);
    expect(() => joinFloats(page, 201)).toThrow(/803 bytes/);
  });
});
