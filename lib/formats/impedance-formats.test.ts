/** One spectrum in every format: all must give the same numbers, with Im negative when capacitive. */
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";
import { readFile } from "./read-file";
import { savedBySpreadsheet } from "./testing/spreadsheet-text";
import { latin1Bytes } from "./testing/synthetic-eclab-text";
import {
  eclabSpectrum,
  gamrySpectrum,
  novaSpectrum,
  syntheticSpectrum,
  versastudioSpectrum,
  zviewSpectrum,
} from "./testing/synthetic-spectrum";

const spectrum = syntheticSpectrum();
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array): ParsedFile {
  return readFile(bytesSource("spectrum.dat", bytes));
}

function impedanceOf(file: ParsedFile): Recording {
  const recording = file.recordings.find((each) => each.kind === "impedance");
  expect(recording).toBeDefined();
  return recording!;
}

function values(recording: Recording, role: ColumnRole): number[] {
  const column = findColumn(recording, role);
  expect(column, role).not.toBeNull();
  return Array.from(column!.values);
}

const files: readonly (readonly [string, string, Uint8Array])[] = [
  ["EC-Lab text", "biologic-mpt", utf8(eclabSpectrum(spectrum))],
  ["Gamry", "gamry-dta", utf8(gamrySpectrum(spectrum))],
  ["Gamry, decimal comma, cp1252", "gamry-dta", latin1Bytes(gamrySpectrum(spectrum, { decimal: "," }))],
  ["ZPlot with tabs", "zview-z", utf8(zviewSpectrum(spectrum, "A"))],
  ["ZPlot with commas", "zview-z", utf8(zviewSpectrum(spectrum, "B"))],
  ["ZView calculated", "zview-z", utf8(zviewSpectrum(spectrum, "C"))],
  ["ZPlot with semicolons", "zview-z", utf8(semicolons(zviewSpectrum(spectrum, "B")))],
  ["NOVA", "autolab-text", utf8(novaSpectrum(spectrum))],
  [
    "NOVA, its ohm signs lost",
    "autolab-text",
    utf8(novaSpectrum(spectrum).replaceAll("Ω", "?").replaceAll("°", "?")),
  ],
  ["NOVA, its ohm signs misread", "autolab-text", utf8(novaSpectrum(spectrum).replaceAll("Ω", "Î©"))],
  ["VersaStudio", "versastudio-par", utf8(versastudioSpectrum(spectrum))],
  ...(["\t", ",", ";"] as const).flatMap((delimiter) => {
    const saved = (text: string, quotesAll = false) =>
      utf8(savedBySpreadsheet(text, { delimiter, quotesAll }));
    const how = `saved by a spreadsheet with "${delimiter}"`;
    return [
      [`EC-Lab text, ${how}`, "biologic-mpt", saved(eclabSpectrum(spectrum))],
      [`EC-Lab text, all cells quoted, ${how}`, "biologic-mpt", saved(eclabSpectrum(spectrum), true)],
      [
        `EC-Lab text, decimal comma, ${how}`,
        "biologic-mpt",
        saved(eclabSpectrum(spectrum, { decimal: "," })),
      ],
      [`Gamry, ${how}`, "gamry-dta", saved(gamrySpectrum(spectrum))],
      [`Gamry, all cells quoted, ${how}`, "gamry-dta", saved(gamrySpectrum(spectrum), true)],
      [`Gamry, decimal comma, ${how}`, "gamry-dta", saved(gamrySpectrum(spectrum, { decimal: "," }))],
    ] as const;
  }),
];

/** As a program of another locale writes it: commas for points in the rows, semicolons between them. */
function semicolons(text: string): string {
  return text.replace(/^-?\d[^"\n]*,[^"\n]*$/gm, (row) => row.replaceAll(",", ";").replaceAll(".", ","));
}

describe.each(files)("%s", (_, format, bytes) => {
  test("gives the spectrum's own numbers", () => {
    const file = read(bytes);
    expect(file.format).toBe(format);
    expect(file.kind).toBe("impedance");
    const recording = impedanceOf(file);
    expect(values(recording, "frequencyHz")).toEqual(spectrum.frequencyHz);
    expect(values(recording, "impedanceRealOhm")).toEqual(spectrum.realOhm);
    expect(values(recording, "impedanceImaginaryOhm")).toEqual(spectrum.imaginaryOhm);
    expect(file.truncated).toBe(false);
  });

  test("cut in its last row, gives the whole rows and says so", () => {
    const file = read(bytes.subarray(0, lastRow(bytes) + 8));
    expect(file.truncated).toBe(true);
    expect(file.warnings.map((warning) => warning.code)).toContain("truncated");
    expect(values(impedanceOf(file), "impedanceRealOhm")).toEqual(spectrum.realOhm.slice(0, -1));
  });

  test("with a byte order mark and leading blank lines, reads the same", () => {
    const recording = impedanceOf(read(Uint8Array.from([0xef, 0xbb, 0xbf, 13, 10, 13, 10, ...bytes])));
    expect(values(recording, "impedanceImaginaryOhm")).toEqual(spectrum.imaginaryOhm);
  });
});

/** First byte of the last row of the spectrum, which ends the file or its segment. */
function lastRow(bytes: Uint8Array): number {
  const closing = String.fromCharCode(...bytes).indexOf("</Segment2>");
  const end = closing < 0 ? bytes.length : closing;
  return bytes.lastIndexOf(0x0a, end - 2) + 1;
}

describe("Gamry", () => {
  test("without the line of its tag is still Gamry's; notes and keys lose their quotation marks", () => {
    const file = read(utf8(gamrySpectrum(spectrum).replace(/^TAG.*\r?\n/m, "")));
    expect(file.format).toBe("gamry-dta");
    expect(values(impedanceOf(file), "impedanceRealOhm")).toEqual(spectrum.realOhm);
    const saved = read(utf8(savedBySpreadsheet(gamrySpectrum(spectrum), { delimiter: "," })));
    expect(saved.metadata).toEqual(read(utf8(gamrySpectrum(spectrum))).metadata);
  });

  test("keeps the open-circuit table apart, its keys, notes and the tables' own names", () => {
    const file = read(utf8(gamrySpectrum(spectrum)));
    expect(file.recordings.map((recording) => [recording.name, recording.kind, recording.rows])).toEqual([
      ["OCVCURVE", "cycling", 2],
      ["ZCURVE", "impedance", 26],
    ]);
    expect(values(file.recordings[0]!, "voltageV")).toEqual([0.346699, 0.346692]);
    expect(values(impedanceOf(file), "currentMa")[0]).toBeCloseTo(2e-3, 15);
    expect(file.metadata.NOTES).toContain("looks like a table");
    expect(file.metadata.AREA).toBe("7.85000E-001");
    expect(file.technique).toBe("EISPOT");
    expect(file.startedAt?.iso).toBe("2018-04-23T16:43:15.000");
  });

  test("an aborted run is told and read; no thermocouple is no temperature", () => {
    const file = read(utf8(gamrySpectrum(spectrum, { aborted: true })));
    expect(file.warnings.map((warning) => warning.code)).toEqual(["sentinel_missing", "aborted"]);
    expect(impedanceOf(file).rows).toBe(26);
    expect(file.truncated).toBe(false);
  });
});

describe("ZView", () => {
  test("marks a calculated file, and a sweep shorter than its header says", () => {
    expect(read(utf8(zviewSpectrum(spectrum, "C"))).metadata.isCalculated).toBe(true);
    expect(read(utf8(zviewSpectrum(spectrum, "B"))).metadata.isCalculated).toBe(false);
    const text = zviewSpectrum(spectrum, "A");
    const file = read(utf8(text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1)));
    expect(file.warnings.map((warning) => warning.code)).toEqual(["aborted"]);
    expect(file.startedAt?.iso).toBe("2018-10-23T11:04:34.000");
  });
});

describe("VersaStudio", () => {
  test("other segments are time series; the start names its month", () => {
    const file = read(utf8(versastudioSpectrum(spectrum)));
    expect(file.recordings.map((recording) => [recording.name, recording.kind, recording.rows])).toEqual([
      ["Segment0", "cycling", 2],
      ["Segment2, Potentiostatic EIS", "impedance", 26],
    ]);
    expect(values(file.recordings[0]!, "voltageV")).toEqual([0.51, 0.52]);
    expect(file.startedAt?.iso).toBe("2018-07-19T09:40:30.000");
    expect(file.metadata["Graph1.GraphTitle"]).toBeUndefined();
  });

  test.each(["Donnerstag, 19. Juli 2018", "jeudi 19 juillet 2018", "19/07/2018"])("starts on %s", (date) => {
    const text = versastudioSpectrum(spectrum).replace(/^DateAcquired=.*$/m, `DateAcquired=${date}`);
    const { startedAt } = read(latin1Bytes(text));
    expect(startedAt?.iso).toBe("2018-07-19T09:40:30.000");
    expect(startedAt?.printed).toContain(date);
  });
});

describe("NOVA", () => {
  test("time series: A become mA", () => {
    const text = "Time (s)\tWE(1).Potential (V)\tWE(1).Current (A)\n0.5\t0.25\t-0.0005\n1.5\t0.5\t0.001\n";
    const file = read(utf8(text));
    expect(file.format).toBe("autolab-text");
    expect(file.kind).toBe("cycling");
    expect(values(file.recordings[0]!, "currentMa")).toEqual([-0.5, 1]);
  });

  test("both signs of Z'' are kept beside each other", () => {
    const recording = impedanceOf(read(utf8(novaSpectrum(spectrum))));
    const names = recording.columns.map((column) => column.name);
    expect(names).toContain("-Z'' (Ω)");
    expect(names).toContain("Z'' (Ω)");
    expect(values(recording, "phaseDeg")[0]).toBe(-12.5);
  });
});
