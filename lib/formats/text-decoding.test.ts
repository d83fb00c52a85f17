import { describe, expect, it } from "vitest";
import { bytesSource, readAll } from "@/lib/domain/byte-source";
import { asciiCompatible, decideEncoding, decodeText } from "./text-decoding";

const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe("encoding", () => {
  it.each([
    ["utf-8", [0xef, 0xbb, 0xbf, ...ascii("Time")]],
    ["utf-8", ascii("Time (s),Voltage (V)\n")],
    ["utf-8", ascii("电压(V),电流(mA)\n")],
    // 電圧 in Shift JIS, 电压 in GBK, 전압 in EUC-KR, T(°C) and µA in Windows-1252
    ["cp932", [...ascii("No,"), 0x93, 0x64, 0x88, 0xb3, ...ascii("(V)\n")]],
    ["gb18030", [...ascii("No,"), 0xb5, 0xe7, 0xd1, 0xb9, ...ascii("(V)\n")]],
    ["cp949", [...ascii("No,"), 0xc0, 0xfc, 0xbe, 0xd0, ...ascii("(V)\n")]],
    ["cp1252", [...ascii("T("), 0xb0, ...ascii("C),I("), 0xb5, ...ascii("A)\n")]],
    // "März" and "n° 7" in Windows-1252
    ["cp1252", [...ascii("25. M"), 0xe4, ...ascii("rz 2024, n"), 0xb0, ...ascii(" 7\n")]],
  ] as const)("is %s", (encoding, bytes) => {
    expect(decideEncoding(Uint8Array.from(bytes)).encoding).toBe(encoding);
  });

  it("decodes what it decided", () => {
    expect(decodeText(Uint8Array.from([0xb5, 0xe7, 0xd1, 0xb9]), "gb18030")).toBe("电压");
  });

  it("turns UTF-16, marked or not, into UTF-8", () => {
    const text = "Time (s)\tVoltage (V)\n1\t3.5\n";
    const utf16 = Buffer.from(text, "utf16le");
    for (const bytes of [utf16, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])]) {
      const ready = asciiCompatible(bytesSource("a", bytes), decideEncoding(bytes));
      expect(new TextDecoder().decode(readAll(ready.source).subarray(ready.start))).toBe(text);
    }
  });

  it("is not fooled by a character cut by the end of the head", () => {
    const bytes = new TextEncoder().encode("a\n电");
    expect(decideEncoding(bytes.subarray(0, bytes.length - 1)).encoding).toBe("utf-8");
  });
});
