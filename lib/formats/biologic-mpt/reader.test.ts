import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { type ColumnRole, findColumn } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { latin1Bytes, type SyntheticEclabText, syntheticEclabText } from "../testing/synthetic-eclab-text";
import { eclabSpectrum, syntheticSpectrum } from "../testing/synthetic-spectrum";

const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array): ParsedFile {
  return readFile(bytesSource("run.dat", bytes));
}

function values(file: ParsedFile, role: ColumnRole, recording = 0): number[] {
  const column = findColumn(file.recordings[recording]!, role);
  expect(column, role).not.toBeNull();
  return Array.from(column!.values);
}

function codes(file: ParsedFile): string[] {
  return file.warnings.map((warning) => warning.code);
}

const run: SyntheticEclabText = {
  titles: [
    "mode",
    "ox/red",
    "Ns",
    "time/s",
    "control/V/mA",
    "Ewe/V",
    "<I>/mA",
    "dq/mA.h",
    "(Q-Qo)/mA.h",
    "P/W",
  ],
  columns: [
    [3, 1, 1, 1],
    [1, 0, 0, 1],
    [0, 1, 1, 2],
    [0.05, 1800.5, 3600.25, 5400.125],
    [0, -0.5, -0.5, 0.5],
    [2.50857, -0.1253, -0.1254, 0.2501],
    [0.25, -0.5, -0.5, 0.5],
    [0, -0.25, -0.25, 0.25],
    [0, -0.25, -0.5, -0.25],
    [0.5, 0.0625, 0.0627, 0.125],
  ],
};

describe("a galvanostatic run", () => {
  const expected = { time: run.columns[3], voltage: run.columns[5], current: run.columns[6] };

  test.each([
    ["decimal point, cp1252", latin1Bytes(syntheticEclabText(run)), ".", "cp1252"],
    ["decimal comma", latin1Bytes(syntheticEclabText({ ...run, decimal: "," })), ",", "cp1252"],
    ["utf-8", utf8(syntheticEclabText(run)), ".", "utf-8"],
    ["utf-8 with a byte order mark", utf8(`\ufeff${syntheticEclabText(run)}`), ".", "utf-8"],
    ["plain line ends", utf8(syntheticEclabText({ ...run, lineEnd: "\n" })), ".", "utf-8"],
    ["a blank line inside", utf8(syntheticEclabText({ ...run, blankAfter: 1 })), ".", "utf-8"],
    ["BT-Lab", utf8(syntheticEclabText({ ...run, program: "BT-Lab" })), ".", "utf-8"],
  ])("%s", (_, bytes, decimal, encoding) => {
    const file = read(bytes);
    expect(file.format).toBe("biologic-mpt");
    expect(file.technique).toBe("GCPL");
    expect(file.channel).toBe("3");
    expect(file.instrument).toBe("SP-200 (SN 0503)");
    expect(file.text).toEqual({ encoding, decimal, dateOrder: "inferred" });
    expect(file.startedAt?.iso).toBe("2021-10-20T14:01:10.000");
    expect(values(file, "timeS")).toEqual(expected.time);
    expect(values(file, "voltageV")).toEqual(expected.voltage);
    expect(values(file, "currentMa")).toEqual(expected.current);
    expect(values(file, "chargeIncrementMah")).toEqual([0, -0.25, -0.25, 0.25]);
    expect(values(file, "state")).toEqual([3, 1, 1, 1]);
    expect(values(file, "vendorStep")).toEqual([0, 1, 1, 2]);
    expect(values(file, "powerMw")[3]).toBe(125);
    expect(file.metadata["Saved on.File"]).toBe("C-0042_01.mpr");
    expect(file.metadata["Electrode surface area"]).toBe("0.785 cm²");
    expect(file.metadata["sequences.Is"]).toBe("-0.500 | 0.500");
    expect(file.recordings[0]!.columns).toHaveLength(run.titles.length);
    expect(file.truncated).toBe(false);
    expect(codes(file)).toEqual([]);
  });

  test("without any header", () => {
    const file = read(utf8(syntheticEclabText({ ...run, header: false })));
    expect(file.format).toBe("biologic-mpt");
    expect(values(file, "timeS")).toEqual(expected.time);
    expect(file.startedAt).toBeNull();
  });

  test("as a data frame saves its columns: commas, a first column without a title", () => {
    const file = read(utf8(",time/s,Ewe/V,I/mA\n0,0.5,0.31,-0.5\n1,10.5,0.3,-0.5\n"));
    expect(file.format).toBe("biologic-mpt");
    expect(file.recordings[0]!.columns[0]!.name).toBe("column 1");
    expect(values(file, "timeS")).toEqual([0.5, 10.5]);
    expect(values(file, "currentMa")).toEqual([-0.5, -0.5]);
  });

  test("commas that separate cells and decimals alike are refused", () => {
    expect(() => read(utf8("time/s,Ewe/V,I/mA\n0,5,0,31,0,5\n10,5,0,3,0,5\n"))).toThrow(/decimal commas/);
  });

  test("a wrong number of header lines is told and mended", () => {
    for (const countError of [-2, 1, 3]) {
      const file = read(utf8(syntheticEclabText({ ...run, countError })));
      expect(values(file, "timeS")).toEqual(expected.time);
      expect(codes(file)).toEqual(["file_repaired"]);
    }
  });

  test("later modifications of the settings are kept beside the first", () => {
    const settings = [
      "Is                  0.100               ",
      "Modify on : 10/21/2021 08:00:00",
      "Is                  0.200               ",
    ];
    const file = read(utf8(syntheticEclabText({ ...run, settings })));
    expect(file.metadata["sequences.Is"]).toBe("0.100");
    expect(file.metadata["modification 1.sequences.Is"]).toBe("0.200");
  });
});

describe("titles", () => {
  test("I/mA is preferred to <I>/mA, and both are kept", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "<I>/mA", "I/mA", "Ewe/V"],
          columns: [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ],
        }),
      ),
    );
    expect(values(file, "currentMa")).toEqual([5, 6]);
    expect(file.recordings[0]!.columns.map((column) => column.name)).toContain("<I>/mA");
  });

  test("duplicates are both kept, the first has the role", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "Ewe/V", "Ewe/V"],
          columns: [
            [1, 2],
            [0.5, 1.5],
            [7, 8],
          ],
        }),
      ),
    );
    expect(values(file, "voltageV")).toEqual([0.5, 1.5]);
    expect(file.recordings[0]!.columns).toHaveLength(3);
  });

  test("charge in coulombs becomes mAh, and a running dQ is no charge of a record", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "I/mA", "dQ/C", "(Q-Qo)/C", "Q charge/discharge/mA.h"],
          columns: [
            [0, 1, 2],
            [1, 2, 3],
            [0, 3.5, 7.25],
            [0, 3.5, 7.25],
            [0, 0.5, 1.5],
          ],
        }),
      ),
    );
    expect(values(file, "netCapacityMah")[2]).toBeCloseTo(7.25 / 3.6, 12);
    expect(findColumn(file.recordings[0]!, "chargeIncrementMah")).toBeNull();
    expect(values(file, "capacityMah")).toEqual([0, 0.5, 1.5]);
  });

  test("times as h:mm:ss are seconds", () => {
    const file = read(utf8("time/s\tEwe/V\tI/mA\n0:00:05.5000\t0.31\t-0.5\n27:00:10.0000\t0.3\t-0.5\n"));
    expect(values(file, "timeS")).toEqual([5.5, 97_210]);
  });

  test("dates that run over midnight tell their own order, and that of the start", () => {
    const settings = ["Acquisition started on : 03/04/2024 23:59:58"];
    const titles = ["time/s", "Ewe/V", "I/mA"];
    const time = ["03/04/2024 23:59:59.0000", "04/04/2024 00:00:04.0000"];
    const file = read(utf8(syntheticEclabText({ titles, settings, columns: [time, [0.5, 0.5], [1, 1]] })));
    expect(values(file, "timeS")).toEqual([0, 5]);
    expect(file.startedAt?.iso).toBe("2024-04-03T23:59:58.000");
    expect(codes(file)).toEqual([]);
  });

  test("time in dates becomes seconds since the first record", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "Ewe/V", "I/mA"],
          columns: [
            ["10/20/2021 23:59:59.5000", "10/21/2021 00:00:01.0000", "10/21/2021 00:00:03.2500"],
            [1.5, 2.5, 3.5],
            [1, 1, 1],
          ],
        }),
      ),
    );
    expect(values(file, "timeS")).toEqual([0, 1.5, 3.75]);
    expect(findColumn(file.recordings[0]!, "timeS")?.origin).toBe("reconstructed");
  });

  test("INF and the like are missing, and that is told", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "Ewe/V", "Efficiency/%"],
          columns: [
            [1, 2],
            [1, 2],
            ["INF", 98.5],
          ],
        }),
      ),
    );
    expect(Array.from(file.recordings[0]!.columns[2]!.values)).toEqual([Number.NaN, 98.5]);
    expect(codes(file)).toEqual(["sentinel_missing"]);
  });
});

describe("impedance", () => {
  const spectrum = syntheticSpectrum();

  test.each([
    ["with a header", {}],
    ["without", { header: false }],
    ["decimal comma", { decimal: "," }],
    ["the frequency's title lost", { lostTitle: "freq/Hz" }],
    ["the title of -Im lost", { lostTitle: "-Im(Z)/Ohm" }],
  ] as const)("%s: Im is negative when capacitive", (_, options) => {
    const file = read(utf8(eclabSpectrum(spectrum, options)));
    expect(file.kind).toBe("impedance");
    expect(values(file, "frequencyHz")).toEqual(spectrum.frequencyHz);
    expect(values(file, "impedanceRealOhm")).toEqual(spectrum.realOhm);
    expect(values(file, "impedanceImaginaryOhm")).toEqual(spectrum.imaginaryOhm);
    expect(codes(file)).toEqual("lostTitle" in options ? ["extra_fields"] : []);
  });

  test("repeated sweeps are recordings of their own", () => {
    const file = read(utf8(eclabSpectrum(spectrum, { sweeps: 3 })));
    expect(file.recordings.map((recording) => recording.rows)).toEqual([26, 26, 26]);
    expect(values(file, "vendorCycle", 2)[0]).toBe(3);
  });

  test("columns have no meaning where nothing shows which title is lost", () => {
    const file = read(
      utf8(
        syntheticEclabText({
          titles: ["time/s", "Ewe/V"],
          columns: [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        }),
      ),
    );
    expect(file.recordings[0]!.columns.map((column) => [column.name, column.role])).toEqual([
      ["field 1", null],
      ["field 2", null],
      ["field 3", null],
    ]);
    expect(codes(file)).toEqual(["extra_fields"]);
  });

  test("Im(Z) of an export without header keeps its sign", () => {
    const file = read(utf8("freq/Hz\tRe(Z)/Ohm\tIm(Z)/Ohm\t\n1.0E+003\t6.5\t-0.25\n7.0E+002\t6.4\t-0.5\n"));
    expect(values(file, "impedanceImaginaryOhm")).toEqual([-0.25, -0.5]);
  });
});

describe("broken files", () => {
  const text = syntheticEclabText(run);

  test("a row cut between or inside its cells is left out", () => {
    const lastRow = text.lastIndexOf("\r\n", text.length - 3) + 2;
    for (const cut of [lastRow + 30, text.length - 4, text.length - 8]) {
      const file = read(utf8(text.slice(0, cut)));
      expect(file.recordings[0]!.rows, `cut at ${cut}`).toBe(3);
      expect(file.truncated).toBe(true);
      expect(codes(file)).toContain("truncated");
    }
  });

  test("a last row without a line end is whole when nothing is missing", () => {
    const file = read(utf8(text.trimEnd()));
    expect(file.recordings[0]!.rows).toBe(4);
    expect(file.truncated).toBe(false);
  });

  test("no titles, no rows: said in one line", () => {
    expect(() => read(utf8("EC-Lab ASCII FILE\r\nNb header lines : 3\r\nnothing\r\n"))).toThrow(
      /expected a line of EC-Lab titles/,
    );
    expect(() => read(utf8(syntheticEclabText({ ...run, columns: [] })))).toThrow(/found none/);
  });
});

test("a date that can be read two ways is asked for, not guessed", () => {
  const settings = ["Acquisition started on : 02/04/2018 10:02:46", "Electrode surface area : 0,001 cm²"];
  const file = read(utf8(syntheticEclabText({ ...run, settings })));
  expect(file.startedAt).toEqual({ printed: "02/04/2018 10:02:46", iso: null, zone: "unknown" });
  expect(codes(file)).toEqual(["default_area", "ambiguous_date"]);
});
