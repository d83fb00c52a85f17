import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { type ColumnRole, findColumn } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import {
  type SyntheticColumn,
  type SyntheticMpr,
  syntheticGcpl,
  syntheticMpr,
} from "../testing/synthetic-mpr";

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

function withColumns(columns: readonly SyntheticColumn[], more: Partial<SyntheticMpr> = {}): Uint8Array {
  return syntheticMpr({ form: 3, columns, ...more });
}

describe("every header form", () => {
  test.each([0, 2, 3, "new"] as const)("form %s gives the same columns", (form) => {
    const sample = syntheticGcpl(form);
    const file = read(syntheticMpr(sample));
    expect(file.format).toBe("biologic-mpr");
    expect(file.technique).toBe("GCPL");
    expect(file.channel).toBe("5");
    expect(file.startedAt).toEqual({
      printed: "OLE date 45149.5",
      iso: "2023-08-11T12:00:00.000",
      zone: "unknown",
    });
    expect(file.recordings).toHaveLength(1);
    expect(values(file, "timeS")).toEqual([0, 1800, 3600, 5400, 7200, 9000, 10_800, 12_600, 14_400]);
    expect(values(file, "voltageV")).toEqual([2.5, 2.5, 2.5, -0.125, -0.125, -0.125, -0.125, 0.25, 0.25]);
    expect(values(file, "state")).toEqual([3, 3, 3, 1, 1, 1, 1, 1, 1]);
    expect(values(file, "vendorStep")).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2]);
    expect(values(file, "vendorHalfCycle")).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(values(file, "capacityMah").at(-1)).toBe(-0.5);
    expect(findColumn(file.recordings[0]!, "capacityMah")?.capacityScope).toBe("half_cycle");
    expect(values(file, "powerMw")[3]).toBe(-62.5);
    expect(file.metadata["settings.comments"]).toBe("Ag 200 nm, P-0001");
    expect(file.metadata["settings.electrodeAreaCm2"]).toBe(0.785);
    expect(file.truncated).toBe(false);
    expect(codes(file)).toEqual(["current_reconstructed"]);
  });
});

describe("current of a galvanostatic run", () => {
  test("is the charge of each record over its time, and is marked", () => {
    const sample = syntheticGcpl(3);
    const file = read(syntheticMpr(sample));
    expect(values(file, "currentMa")).toEqual(sample.currentMa);
    expect(findColumn(file.recordings[0]!, "currentMa")?.origin).toBe("reconstructed");
  });

  test("takes the set value where no time passed in a galvanostatic row, and is missing otherwise", () => {
    const flags = [0x01, 0x01, 0x02, 0x02];
    const file = read(
      withColumns([
        { id: 1, storage: "flags", values: flags },
        { id: 4, storage: "f64", values: [0, 0, 0, 36] },
        { id: 7, storage: "f64", values: [0, 0, 0.5, 0.001] },
        { id: 5, storage: "f32", values: [0.5, 0.5, 4, 4] },
        { id: 6, storage: "f32", values: [1, 1, 1, 1] },
      ]),
    );
    expect(values(file, "currentMa")).toEqual([0.5, 0.5, Number.NaN, 0.1]);
  });

  test("is not reconstructed where the file has one, and a running dQ is no charge of a record", () => {
    const file = read(
      withColumns([
        { id: 4, storage: "f64", values: [0, 1, 2] },
        { id: 8, storage: "f32", values: [1, 2, 3] },
        { id: 435, storage: "f32", values: [0, 3.5, 7.25] },
        { id: 434, storage: "f32", values: [0, 3.5, 7.25] },
        { id: 6, storage: "f32", values: [1, 1, 1] },
      ]),
    );
    expect(values(file, "currentMa")).toEqual([1, 2, 3]);
    expect(findColumn(file.recordings[0]!, "chargeIncrementMah")).toBeNull();
    expect(values(file, "netCapacityMah")[2]).toBeCloseTo(7.25 / 3.6, 12);
    expect(file.recordings[0]!.columns.find((column) => column.name === "dQ/C")?.role).toBeNull();
    expect(codes(file)).not.toContain("current_reconstructed");
  });
});

describe("flags", () => {
  test("share one byte and are unpacked by their bits", () => {
    const file = read(
      withColumns([
        { id: 131, storage: "u16", values: [7, 8] },
        { id: 1, storage: "flags", values: [0b10110110, 0b01001001] },
        ...[2, 3, 21, 31, 65].map((id) => ({ id, storage: "bits" as const })),
        { id: 4, storage: "f64", values: [0, 1] },
      ]),
    );
    const unpacked = file.recordings[0]!.columns.filter((column) => column.values instanceof Uint8Array).map(
      (column) => [column.name, ...column.values],
    );
    expect(unpacked).toEqual([
      ["mode", 2, 1],
      ["ox/red", 1, 0],
      ["error", 0, 1],
      ["control changes", 1, 0],
      ["Ns changes", 1, 0],
      ["counter inc.", 1, 0],
    ]);
    expect(file.recordings[0]!.columns.find((column) => column.name === "mode")?.labels?.[2]).toBe(
      "potentiostatic",
    );
  });
});

describe("unknown column ids", () => {
  const known = syntheticGcpl(3);

  test("one takes the width the row leaves for it: other columns unchanged, its bytes kept, the id reported", () => {
    const columns = known.columns.map((column) => (column.id === 5 ? { ...column, id: 250 } : column));
    const file = read(syntheticMpr({ ...known, columns }));
    const reference = read(syntheticMpr(known));
    expect(values(file, "voltageV")).toEqual(values(reference, "voltageV"));
    expect(values(file, "capacityMah")).toEqual(values(reference, "capacityMah"));
    const raw = file.recordings[0]!.columns.find((column) => column.vendorId === 250)!;
    expect(raw.name).toContain("250");
    expect(raw.role).toBeNull();
    const asFloats = new Float32Array(Uint32Array.from(raw.values).buffer);
    expect(Array.from(asFloats)).toEqual(known.currentMa);
    expect(file.unknown).toMatchObject([{ what: "column id 250", length: 4 }]);
    expect(codes(file)).toContain("unknown_column");
  });

  test("several leave the columns before the first and behind the last readable", () => {
    const columns = known.columns.map((column) =>
      column.id === 13 ? { ...column, id: 250 } : column.id === 39 ? { ...column, id: 251 } : column,
    );
    const file = read(syntheticMpr({ ...known, columns }));
    expect(values(file, "timeS")).toHaveLength(9);
    expect(values(file, "vendorHalfCycle").at(-1)).toBe(1);
    expect(findColumn(file.recordings[0]!, "voltageV")).toBeNull();
    expect(file.unknown).toMatchObject([{ length: 8 + 4 + 4 + 2 }]);
  });

  test("a flag that is not known has no bytes and disturbs nothing", () => {
    const columns = known.columns.map((column) => (column.id === 2 ? { ...column, id: 250 } : column));
    const file = read(syntheticMpr({ ...known, columns }));
    expect(values(file, "voltageV")[3]).toBe(-0.125);
    expect(file.unknown).toMatchObject([{ what: "column id 250", length: 0 }]);
  });
});

describe("ids that mean different things in different firmware", () => {
  const time: SyntheticColumn = { id: 4, storage: "f64", values: [0, 1] };

  test("are counters of eight bytes or harmonics of four, as the row width says", () => {
    const counters = read(withColumns([time, { id: 498, storage: "f64", values: [0.25, 0.5] }]));
    expect(values(counters, "chargeCapacityMah")).toEqual([0.25, 0.5]);
    const harmonics = read(withColumns([time, { id: 498, storage: "f32", values: [0.25, 0.5] }]));
    expect(harmonics.recordings[0]!.columns[1]!.name).toBe("|Ece h2|/V");
  });

  test("columns that cannot fill the row are refused in words", () => {
    const bytes = withColumns([time, { id: 6, storage: "f64", values: [1, 1] }]);
    expect(() => read(bytes)).toThrow(/expected columns that fill the rows.*found 2 records of columns 4, 6/);
  });
});

describe("impedance", () => {
  const frequencies = [1000, 100, 10, 1000, 100, 10];

  function impedance(extra: readonly SyntheticColumn[]): Uint8Array {
    return withColumns(
      [
        { id: 32, storage: "f32", values: frequencies },
        { id: 37, storage: "f32", values: [1, 2, 3, 4, 5, 6] },
        { id: 38, storage: "f32", values: [0.5, 0.5, 0.5, -0.5, 0.5, 0.5] },
        { id: 4, storage: "f64", values: [1, 2, 3, 4, 5, 6] },
        ...extra,
      ],
      { technique: 29, loops: [0, 3, 6] },
    );
  }

  test("is one recording a sweep, cut at the frequency, with Im negative when capacitive", () => {
    const file = read(impedance([]));
    expect(file.kind).toBe("impedance");
    expect(file.technique).toBe("PEIS");
    expect(file.recordings.map((recording) => [recording.kind, recording.rows])).toEqual([
      ["impedance", 3],
      ["impedance", 3],
    ]);
    expect(values(file, "impedanceImaginaryOhm")).toEqual([-0.5, -0.5, -0.5]);
    expect(values(file, "impedanceImaginaryOhm", 1)).toEqual([0.5, -0.5, -0.5]);
    expect(values(file, "impedanceRealOhm", 1)).toEqual([4, 5, 6]);
    expect(file.metadata["loop.indices"]).toBe("0,3,6");
  });

  test("is cut where the cycle number changes, whatever the frequency does", () => {
    const file = read(
      withColumns([
        { id: 32, storage: "f32", values: [1000, 100, 10, 9, 8, 7] },
        { id: 37, storage: "f32", values: [1, 2, 3, 4, 5, 6] },
        { id: 24, storage: "f64", values: [1, 1, 2, 2, 2, 2] },
      ]),
    );
    expect(file.recordings.map((recording) => recording.rows)).toEqual([2, 4]);
    expect(values(file, "impedanceRealOhm", 1)).toEqual([3, 4, 5, 6]);
  });

  test("rows without a frequency are a time series of their own", () => {
    const file = read(
      withColumns([
        { id: 32, storage: "f32", values: [0, 1000, 100, 0] },
        { id: 37, storage: "f32", values: [0, 1, 2, 0] },
        { id: 4, storage: "f64", values: [1, 2, 3, 4] },
      ]),
    );
    expect(file.recordings.map((recording) => [recording.kind, recording.rows])).toEqual([
      ["impedance", 2],
      ["cycling", 2],
    ]);
    expect(values(file, "timeS", 1)).toEqual([1, 4]);
    expect(file.kind).toBe("impedance");
  });

  test("a cycling technique that measures impedance now and then stays cycling", () => {
    const columns: SyntheticColumn[] = [
      { id: 32, storage: "f32", values: [0, 0, 1000, 0] },
      { id: 37, storage: "f32", values: [0, 0, 2, 0] },
      { id: 4, storage: "f64", values: [1, 2, 3, 4] },
    ];
    const file = read(withColumns(columns, { technique: 127 }));
    expect(file.kind).toBe("cycling");
    expect(file.recordings.map((recording) => recording.kind)).toEqual(["cycling", "impedance"]);
    expect(read(withColumns(columns, { technique: 29 })).kind).toBe("impedance");
  });
});

describe("broken files", () => {
  const bytes = syntheticMpr(syntheticGcpl(3));
  const whole = read(bytes);

  test("cut inside the data: the whole records and no more", () => {
    const rowWidth = 53;
    const dataStart = bytes.length - (0x400 + 57) - 9 * rowWidth;
    for (const [rows, extra] of [
      [8, 52],
      [5, 0],
      [1, 3],
    ] as const) {
      const file = read(bytes.subarray(0, dataStart + rows * rowWidth + extra));
      expect(file.truncated).toBe(true);
      expect(codes(file)).toContain("truncated");
      expect(values(file, "timeS")).toEqual(values(whole, "timeS").slice(0, rows));
    }
    expect(() => read(bytes.subarray(0, dataStart + rowWidth - 1))).toThrow(UnreadableFileError);
  });

  test("cut behind the data: all records, and said to be cut", () => {
    const file = read(bytes.subarray(0, bytes.length - 100));
    expect(file.recordings[0]!.rows).toBe(9);
    expect(file.truncated).toBe(true);
  });

  test("a count that lags behind the data is told and the data are read", () => {
    for (const statedRows of [0, 7]) {
      const file = read(syntheticMpr({ ...syntheticGcpl(3), statedRows }));
      expect(file.recordings[0]!.rows).toBe(9);
      expect(codes(file)).toContain("bad_rows");
    }
  });

  test("the word MODULE inside the data does not end a module", () => {
    const word = new DataView(Uint8Array.from("MODULEVM", (character) => character.charCodeAt(0)).buffer);
    const value = word.getFloat64(0, true);
    const file = read(
      withColumns([
        { id: 4, storage: "f64", values: [0, value, 2] },
        { id: 6, storage: "f32" },
      ]),
    );
    expect(values(file, "timeS")).toEqual([0, value, 2]);
    expect(file.truncated).toBe(false);
  });

  test("unknown modules are listed", () => {
    const extraModule = { name: "VMP ExtDev", bytes: new Uint8Array(12) };
    const file = read(syntheticMpr({ ...syntheticGcpl(3), extraModule }));
    expect(file.unknown).toMatchObject([{ what: 'module "VMP ExtDev"', length: 12 }]);
  });

  test("a run without a record is refused", () => {
    expect(() => read(withColumns([{ id: 4, storage: "f64", values: [] }]))).toThrow(/found none/);
  });
});

describe("start", () => {
  test.each([465, 469, 473, 0x249])("is found at byte %i of the log", (offset) => {
    const start = { days: 45_792.0546975, offset };
    const file = read(syntheticMpr({ ...syntheticGcpl(3), start, date: "05.15.25" }));
    expect(file.startedAt?.iso).toBe("2025-05-15T01:18:45.864");
  });

  test("is unknown where no date of this century stands there", () => {
    const file = read(syntheticMpr({ ...syntheticGcpl(3), start: { days: 1e9, offset: 0x249 } }));
    expect(file.startedAt).toBeNull();
  });
});

describe("sequences of the technique", () => {
  /** Two sequences of open circuit: u16 count, u16 parameters, then six or seven parameters each. */
  function openCircuit(parameters: 6 | 7): Uint8Array {
    const width = parameters === 7 ? 25 : 24;
    const bytes = new Uint8Array(4 + 2 * width);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 2, true);
    view.setUint16(2, parameters, true);
    for (const [sequence, seconds] of [3600, 0.1].entries()) {
      view.setFloat32(4 + sequence * width, seconds, true);
      view.setFloat32(4 + sequence * width + width - 4, sequence === 0 ? Number.NaN : 5, true);
    }
    return bytes;
  }

  test.each([
    [0x0572, 6],
    [0x1845, 7],
    [0x1846, 7],
    [0x1847, 6],
  ] as const)("are found at byte %i with %i parameters", (place, parameters) => {
    const sequences = { place, bytes: openCircuit(parameters) };
    const { metadata } = read(syntheticMpr({ ...syntheticGcpl(3), technique: 11, sequences }));
    expect(metadata["sequences.tR (h:m:s)"]).toBe("3600 | 0.1");
    expect(metadata["sequences.E range max (V)"]).toBe("pass | 5");
  });

  test("are left alone where the number of parameters is not the technique's", () => {
    const bytes = openCircuit(7);
    bytes[2] = 9;
    const file = read(
      syntheticMpr({ ...syntheticGcpl(3), technique: 11, sequences: { place: 0x0572, bytes } }),
    );
    expect(Object.keys(file.metadata).filter((key) => key.startsWith("sequences"))).toEqual([]);
  });
});

test("the area that the program fills in is no area", () => {
  const file = read(syntheticMpr({ ...syntheticGcpl(3), areaCm2: 0.001 }));
  expect(codes(file)).toContain("default_area");
});
