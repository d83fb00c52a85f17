/** Impedance as tables of any origin: recognised by titles that can mean nothing else, with Im negative when capacitive. */
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { type ColumnRole, findColumn } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { encodeText } from "../testing/encode-text";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array | string) =>
  readFile(bytesSource("eis.dat", typeof bytes === "string" ? utf8(bytes) : bytes));
const codes = (file: ReturnType<typeof read>) => file.warnings.map(({ code }) => code);

function values(file: ReturnType<typeof read>, role: ColumnRole): number[] {
  const column = findColumn(file.recordings[0]!, role);
  expect(column, role).not.toBeNull();
  return Array.from(column!.values, (value) => Number(value.toPrecision(9)));
}

describe("tables that print one spectrum in many ways", () => {
  it.each([
    ["commas", "Freq(Hz),Re(Z),Im(Z)\n1000,10,-2\n100,12,-5\n10,15,-9\n"],
    ["minus in the title", "freq/Hz,Zre/Ohm,-Zim/Ohm\n1000,10,2\n100,12,5\n10,15,9\n"],
    ["a real minus sign", "Frequency (Hz)\tRe Z (Ω)\t−Im Z (Ω)\n1000\t10\t2\n100\t12\t5\n10\t15\t9\n"],
    [
      "semicolons, decimal commas",
      "\ufeffFrequenz [Hz];Z' [Ohm];-Z'' [Ohm]\r\n1000,0;10,0;2,0\r\n100,0;12,0;5,0\r\n10,0;15,0;9,0\r\n",
    ],
    [
      "quotes and other units",
      '"Frequency (kHz)","Z_real (kOhm)","Z_imag (kOhm)"\n1,0.01,-0.002\n0.1,0.012,-0.005\n0.01,0.015,-0.009\n',
    ],
    [
      "a preamble and a line of units",
      "Potentiostat 7\nOperator: n.n.\n\nFreq\tZre\tZim\nHz\tohm\tohm\n1000\t10\t-2\n100\t12\t-5\n10\t15\t-9\n",
    ],
    [
      "mixed case",
      "FREQUENCY (HZ),ZREAL (OHM),ZIMAG (OHM)\n1.0E+03,1.0E+01,-2\n1.0E+02,12,-5\n1.0E+01,15,-9\n",
    ],
    [
      "double primes as quotation marks",
      "Frequency (Hz),Z' (Ohms),-Z\" (Ohms),DC (A)\n1000,10,2,0\n100,12,5,0\n10,15,9,0\n",
    ],
    ["Japanese titles", "周波数[Hz],Z'[Ω],Z''[Ω]\n1000,10,-2\n100,12,-5\n10,15,-9\n"],
    ["words", "frequency,real,imaginary\n1000,10,-2\n100,12,-5\n10,15,-9\n"],
  ])("%s", (_, text) => {
    const file = read(text);
    expect(file).toMatchObject({ format: "delimited-text", kind: "impedance", truncated: false });
    expect(values(file, "frequencyHz")).toEqual([1000, 100, 10]);
    expect(values(file, "impedanceRealOhm")).toEqual([10, 12, 15]);
    expect(values(file, "impedanceImaginaryOhm")).toEqual([-2, -5, -9]);
    expect(codes(file).filter((code) => code !== "unit_assumed")).toEqual([]);
  });

  it("reads Latin-1 and UTF-16", () => {
    const text = "Temperatur 25 °C\nf (Hz);Z' (Ohm);-Z'' (Ohm);Phase (°)\n1000;10;2;-11,3\n100;12;5;-22,6\n";
    expect(values(read(Buffer.from(text, "latin1")), "impedanceImaginaryOhm")).toEqual([-2, -5]);
    const wide = read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    expect(values(wide, "phaseDeg")).toEqual([-11.3, -22.6]);
    expect(read(encodeText(text.replace("Temperatur", "温度"), "shift_jis")).kind).toBe("impedance");
  });

  it("reads modulus and phase, in degrees and radians", () => {
    const radians = read("Frequency (kHz),|Z| (kOhm),Phase (rad)\n1,0.01,-0.5\n0.1,0.012,-0.25\n");
    expect(values(radians, "impedanceModulusOhm")).toEqual([10, 12]);
    expect(values(radians, "phaseDeg")[0]).toBeCloseTo(-28.6478898, 6);
    const named = read(
      "Number;Frequency/Hz;Impedance/Ohm;Phase/deg;Time/s\n1;1000;10;-30;1\n2;100;12;-45;2\n",
    );
    expect(values(named, "impedanceModulusOhm")).toEqual([10, 12]);
    expect(values(named, "impedanceImaginaryOhm")[0]).toBeCloseTo(-5, 6);
  });

  it("keeps what is printed beside what is turned", () => {
    const names = read("freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n1000,10,2\n100,12,0\n").recordings[0]!.columns.map(
      ({ name, role }) => [name, role],
    );
    expect(names).toEqual([
      ["freq/Hz", "frequencyHz"],
      ["Re(Z)/Ohm", "impedanceRealOhm"],
      ["-Im(Z)/Ohm", null],
      ["Im(Z)/Ohm", "impedanceImaginaryOhm"],
    ]);
  });

  it("computes the parts from modulus and phase, and marks them", () => {
    const file = read("Frequency (Hz),|Z| (Ohm),Phase (deg)\n1000,10,-30\n100,20,-60\n");
    expect(values(file, "impedanceRealOhm")).toEqual([8.66025404, 10]);
    expect(values(file, "impedanceImaginaryOhm")).toEqual([-5, -17.3205081]);
    expect(findColumn(file.recordings[0]!, "impedanceRealOhm")?.origin).toBe("reconstructed");
  });

  it("says when the imaginary part seems to have lost its minus", () => {
    expect(codes(read("freq/Hz,Z'/ohm,Z''/ohm\n1000,10,2\n100,12,5\n10,15,9\n1,16,9\n"))).toEqual([
      "sign_assumed",
    ]);
    expect(codes(read("freq/Hz,Z'/ohm,Z''/ohm\n1000,10,2\n100,12,-5\n10,15,-9\n"))).toEqual([]);
  });

  it("parts repeated sweeps, and says when the last row is cut", () => {
    const sweep = "1000,10,-2\n100,12,-5\n10,15,-9\n";
    const file = read(`freq/Hz,Z'/ohm,Z''/ohm\n${sweep}${sweep}1000,10,-`);
    expect(file.recordings.map(({ rows }) => rows)).toEqual([3, 3]);
    expect(file.truncated).toBe(true);
  });

  it("leaves tables of other things to a person", () => {
    for (const text of [
      "Frequency,Count\n1,2\n2,3\n",
      "freq (Hz),Z' (V),Z'' (V)\n1,2,3\n2,3,4\n",
      "time (s),voltage (V),current (A)\n0,3,1\n1,3,1\n",
    ])
      expect(() => read(text), text).toThrow(/found text that begins/);
  });
});
