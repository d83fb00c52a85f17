import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";
import { findColumn } from "@/lib/domain/recording";
import { valuesOf } from "../testing/expect-series";
import { warningCodes } from "../testing/read-text";
import { type ColumnMapping, requireColumnMapping } from "./column-mapping";
import { previewTable } from "./preview-table";
import { readMapped } from "./read-mapped";
import { reader } from "./reader";
import { suggestMapping } from "./suggest-mapping";

const source = (text: string | Uint8Array) =>
  bytesSource("cell 7.txt", typeof text === "string" ? new TextEncoder().encode(text) : text);

const german = [
  "Messung\tZelle 7",
  "Bearbeiter: N.N.",
  "",
  "Zeit\tSpannung\tStrom\tZyklus\tKommentar",
  "[h]\t[mV]\t[µA]\t\t",
  "0,0\t3100,5\t250,0\t1\ta",
  "0,5\t3200,25\t250,0\t1\t",
  "1,0\t3000,0\t-250,0\t2\tb",
  "",
].join("\r\n");

describe("previewing and suggesting", () => {
  it("finds separator, decimal symbol, titles, units and records after a preamble", () => {
    const preview = previewTable(source(german));
    expect(preview).toMatchObject({
      delimiter: "\t",
      decimal: ",",
      encoding: "utf-8",
      headerRow: 4,
      unitsRow: 5,
      firstDataRow: 6,
      titles: ["Zeit", "Spannung", "Strom", "Zyklus", "Kommentar"],
      units: ["h", "mV", "µA", null, null],
    });
    expect(suggestMapping(preview).mapping.columns.map(({ role, unit }) => [role, unit])).toEqual([
      ["timeS", "h"],
      ["voltageV", "mV"],
      ["currentMa", "uA"],
      ["vendorCycle", null],
      [null, null],
    ]);
    expect(suggestMapping(preview).questions).toEqual([]);
  });

  it("asks where titles do not tell", () => {
    const { mapping, questions } = suggestMapping(previewTable(source("x;y;z\n1;2;3\n2;3;4\n")));
    expect(mapping.columns.every((column) => column.role === null)).toBe(true);
    expect(questions).toHaveLength(3);
    const untitled = previewTable(source("1 2.5\n2 2.75\n"));
    expect(untitled).toMatchObject({
      delimiter: "blanks",
      headerRow: null,
      firstDataRow: 1,
      titles: ["column 1", "column 2"],
    });
  });

  it.each([
    ["time/s,Ewe/V,I/mA\n0,3,1\n1,3,1\n", ["timeS", "voltageV", "currentMa"]],
    [
      "Test Time (s);Voltage (V);Current (A);State\n0;3;1;C\n1;3;1;D\n",
      ["timeS", "voltageV", "currentMa", "state"],
    ],
    [
      "Frequency/Hz|Zreal/ohm|Zimag/ohm\n1e5|10|-2\n1e4|11|-3\n",
      ["frequencyHz", "impedanceRealOhm", "impedanceImaginaryOhm"],
    ],
    ["時間(s),電圧(V),電流(mA)\n0,3,1\n1,3,1\n", ["timeS", "voltageV", "currentMa"]],
  ])("suggests roles for %j", (text, roles) => {
    expect(suggestMapping(previewTable(source(text))).mapping.columns.map((column) => column.role)).toEqual(
      roles,
    );
  });

  it("refuses text without a table", () => {
    expect(() => previewTable(source("Dear colleague,\nplease find attached\n"))).toThrow(
      UnreadableFileError,
    );
    expect(() => previewTable(source(""))).toThrow(UnreadableFileError);
  });
});

describe("reading through a mapping", () => {
  const suggested = suggestMapping(previewTable(source(german))).mapping;

  it("scales to the units of the roles and keeps what has none", () => {
    const recording = readMapped(source(german), suggested).recordings[0]!;
    expect(recording.name).toBe("cell 7.txt");
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0, 1800, 3600]);
    expect(Array.from(valuesOf(recording, "voltageV"))).toEqual([3.1005, 3.20025, 3]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0.25, 0.25, -0.25]);
    const comment = recording.columns.find((column) => column.name === "Kommentar")!;
    expect(Array.from(comment.values, (code) => comment.labels![code])).toEqual(["a", "", "b"]);
  });

  it("survives being stored as JSON, and other encodings", () => {
    const stored = requireColumnMapping(JSON.parse(JSON.stringify(suggested)));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(german, "utf16le")]);
    const recording = readMapped(source(utf16), { ...stored, encoding: "utf-16le" }).recordings[0]!;
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0.25, 0.25, -0.25]);
    const latin = Buffer.from(german, "latin1");
    expect(previewTable(source(latin)).encoding).toBe("cp1252");
    expect(readMapped(source(latin), { ...stored, encoding: "cp1252" }).recordings[0]!.rows).toBe(3);
  });

  it("signs a magnitude by what the states are said to mean", () => {
    const text = "t(s),U(V),I(mA),phase\n0,3,1,up\n1,3,1,down\n2,3,0,idle\n3,3,1,odd\n";
    const base = suggestMapping(previewTable(source(text))).mapping;
    const mapping: ColumnMapping = {
      ...base,
      columns: base.columns.map((column) =>
        column.index === 3 ? { index: 3, role: "state", unit: null } : column,
      ),
      currentSign: "magnitude_with_state",
      stateLabels: { up: "charge", down: "discharge", idle: "rest" },
    };
    const parsed = readMapped(source(text), mapping);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([1, -1, 0, Number.NaN]);
    expect(warningCodes(parsed)).toEqual(["sign_from_state", "state_unknown"]);
  });

  it("makes a test time from dates where there is no other, and never guesses their order", () => {
    const text = "Date,Voltage (V),Current (mA)\n05/06/2024 10:00:00,3,1\n05/06/2024 10:01:00,3,1\n";
    const { mapping } = suggestMapping(previewTable(source(text)));
    const ambiguous = readMapped(source(text), mapping);
    expect(warningCodes(ambiguous)).toContain("ambiguous_date");
    expect(findColumn(ambiguous.recordings[0]!, "timeS")).toBeNull();
    const stated = readMapped(source(text), { ...mapping, dateOrder: "dmy" });
    expect(Array.from(valuesOf(stated.recordings[0]!, "timeS"))).toEqual([0, 60]);
    expect(findColumn(stated.recordings[0]!, "timeS")!.origin).toBe("reconstructed");
    expect(stated.startedAt).toMatchObject({ iso: "2024-06-05T10:00:00.000", zone: "unknown" });
  });

  it("finds in the counter when it is set back", () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at},3.5,1,${(at % 10) + 1},${Math.floor(at / 10)}`);
    const text = `time/s,U/V,I/mA,Capacity/mAh,Step\n${rows.join("\n")}\n`;
    const { mapping } = suggestMapping(previewTable(source(text)));
    const recording = readMapped(source(text), mapping).recordings[0]!;
    expect(findColumn(recording, "capacityMah")!.capacityScope).toBe("step");
  });

  it("refuses commas that separate cells and decimals alike", () => {
    const text = "time/s,U/V,I/mA\n0,5,3,25,1,0\n1,5,3,25,1,0\n";
    const mapping: ColumnMapping = {
      delimiter: ",",
      decimal: ",",
      encoding: "utf-8",
      headerRow: 1,
      firstDataRow: 2,
      columns: [{ index: 0, role: "timeS", unit: "s" }],
    };
    expect(() => readMapped(source(text), mapping)).toThrow(/separate cells and decimals alike/);
    const quoted = 'time/s,U/V,I/mA\n"0,5","3,25","1,0"\n';
    const recording = readMapped(source(quoted), mapping).recordings[0]!;
    expect(valuesOf(recording, "timeS")[0]).toBe(0.5);
  });

  it("says which line a text lacks, and what is wrong with a mapping", () => {
    expect(() => readMapped(source("a,b\n1,2\n"), { ...suggested, firstDataRow: 90 })).toThrow(/a line 90/);
    for (const bad of [
      null,
      { ...suggested, delimiter: "x" },
      { ...suggested, firstDataRow: 0 },
      { ...suggested, columns: [{ index: 0, role: "speed", unit: null }] },
      { ...suggested, columns: [{ index: 0, role: null, unit: "furlong" }] },
      { ...suggested, columns: [suggested.columns[0], suggested.columns[0]] },
      { ...suggested, stateLabels: { x: "sideways" } },
    ])
      expect(() => requireColumnMapping(bad)).toThrow(AppError);
  });
});

describe("the reader of last resort", () => {
  it("never claims a file, but reads one it is given if titles tell enough", () => {
    const text = source("time,voltage,current\n0,3,1\n1,3,1\n");
    const parsed = reader.read(text, { matchedBy: "chosen by the user" });
    expect(parsed.format).toBe("delimited-text");
    expect(warningCodes(parsed)).toEqual(["unit_assumed", "unit_assumed", "unit_assumed"]);
    expect(() => reader.read(source("a,b\n1,2\n3,4\n"), { matchedBy: "" })).toThrow(UnreadableFileError);
  });
});
