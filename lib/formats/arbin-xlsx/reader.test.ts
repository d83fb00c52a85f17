import { describe, expect, it } from "vitest";
import { expectClose, expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { writeWorkbook } from "../testing/write-workbook";
import { reader } from "./reader";

const sample = "cycling/bs542_004_gr_li_50ua_50mv_1v_191020_Channel_11.xlsx";

describe.skipIf(!hasRealFile(sample))("a real workbook", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const recording = parsed.recordings[0]!;
    expectSeries(recording, reference);
    expect(recording.columns.map((column) => column.name)).toEqual(reference.columns);
    expectClose(Math.max(...(valuesOf(recording, "chargeCapacityMah") as Float64Array)), 5.7027, 1e-5);
    expectClose(Math.max(...(valuesOf(recording, "dischargeCapacityMah") as Float64Array)), 11.0549, 1e-5);
    expect(parsed.channel).toBe("11");
    expect(parsed.metadata["Schedule File Name"]).toBe("Ben\\bs542_graphite_slow_rate.sdu");
    // Global_Info and the first record state starts 104 s apart.
    expect(parsed.startedAt?.iso).toBe("2020-10-19T11:31:46.582");
    expect(warningCodes(parsed)).toEqual(["time_gap"]);
  });
});

const titles = [
  "Test_Time(s)",
  "Cycle_Index",
  "Step_Index",
  "Current(A)",
  "Voltage(V)",
  "Charge_Capacity(Ah)",
  "Discharge_Capacity(Ah)",
];

describe("a workbook of several channels", () => {
  const parsed = readWith(
    reader,
    writeWorkbook({
      "Channel_1-007_1": [titles, [0, 1, 1, 0, 3, 0, 0], [10, 1, 1, 0.001, 3.1, 0.5, 0]],
      "Channel_1-007_2": [titles, [20, 1, 1, 0.001, 3.2, 1, 0]],
      "Channel_1-008_1": [titles, [0, 1, 1, -0.002, 2.9, 0, 0]],
      "Statistics_1-007": [
        [...titles, "Vmax_On_Cycle(V)"],
        [20, 1, 1, 0.001, 3.2, 1, 0, 3.2],
      ],
    }),
  );

  it("joins the parts of one channel and keeps channels apart", () => {
    expect(parsed.recordings.map(({ name, rows }) => ({ name, rows }))).toEqual([
      { name: "Channel_1-007_1", rows: 3 },
      { name: "Channel_1-008_1", rows: 1 },
    ]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "timeS"))).toEqual([0, 10, 20]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([0, 1, 1]);
    expect(parsed.metadata["other sheets"]).toBe("Statistics_1-007");
  });

  it("refuses a workbook of something else", () => {
    expect(() =>
      readWith(
        reader,
        writeWorkbook({
          Data: [
            ["a", "b"],
            [1, 2],
          ],
        }),
      ),
    ).toThrow(/sheets Data/);
  });
});

it("finds titles below lines that people add, and keeps tests of one sheet apart", () => {
  const row = (test: number, timeS: number, date: string) => [test, date, timeS, 1, 1, 0.001, 3, 0, 0];
  const parsed = readWith(
    reader,
    writeWorkbook({
      Sheet1: [
        ["Cell", "Cu-07"],
        ["Test_ID", "Date_Time", ...titles],
        row(17, 0, "03/25/2024 22:40:00"),
        row(17, 10, "03/25/2024 22:40:10"),
        row(18, 0, "03/26/2024 08:00:00"),
      ],
    }),
  );
  expect(parsed.recordings.map(({ name, rows }) => [name, rows])).toEqual([
    ["Sheet1, Test_ID 17", 2],
    ["Sheet1, Test_ID 18", 1],
  ]);
  expect(parsed.startedAt?.iso).toBe("2024-03-25T22:40:00.000");
  expect(parsed.warnings).toEqual([]);
});

it("keeps dates that can be read two ways as words, and asks", () => {
  const rows = [
    ["Date_Time", ...titles],
    ["03/04/2024 22:40:00", 0, 1, 1, 0.001, 3, 0, 0],
  ];
  const parsed = readWith(reader, writeWorkbook({ "Channel_1-001": rows }));
  expect(parsed.startedAt?.iso).toBeNull();
  expect(warningCodes(parsed)).toEqual(["ambiguous_date"]);
  expect(parsed.recordings[0]!.columns[0]!.labels).toContain("03/04/2024 22:40:00");
});

it("takes the channel from the sheet's name where no sheet states it", () => {
  const sheet = [titles, [0, 1, 1, 0, 3, 0, 0]];
  expect(readWith(reader, writeWorkbook({ "Channel_1-008": sheet })).channel).toBe("1-008");
  expect(readWith(reader, writeWorkbook({ Channel_11_1: sheet })).channel).toBe("11");
});

describe("a damaged workbook", () => {
  const rows = Array.from({ length: 50 }, (_, row) => [row * 10, 1, 1, 0.001, 3 + row / 100, row / 1000, 0]);

  it("gives the rows before the place where a sheet breaks off", () => {
    const whole = writeWorkbook({ "Channel_1-001": [titles, ...rows] }, { deflate: false });
    const text = new TextDecoder("latin1").decode(whole);
    const at = text.indexOf('<row r="31">');
    const broken = whole.slice();
    broken[at + 1] = 0x21;
    const parsed = readWith(reader, broken);
    expect(parsed.recordings[0]!.rows).toBe(29);
    expect(parsed.truncated).toBe(true);
    expect(warningCodes(parsed)).toEqual(["truncated", "bad_rows"]);
  });

  it("gives the sheets before the place where the file is cut off", () => {
    const sheet = [titles, ...rows];
    const whole = writeWorkbook({ "Channel_1-001": sheet, "Channel_1-002": sheet }, { deflate: false });
    const second = new TextDecoder("latin1").decode(whole).indexOf("xl/worksheets/sheet2.xml");
    const parsed = readWith(reader, whole.subarray(0, second - 30));
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([50]);
    expect(parsed.truncated).toBe(true);
    expect(parsed.warnings[0]?.message).toBe("the file is cut off: it has lost the sheet Channel_1-002");
    expect(() => readWith(reader, whole.subarray(0, 700))).toThrow(
      /expected a whole workbook: .*found one that is cut off/,
    );
  });

  it("says when a checksum does not fit although all can be read", () => {
    const whole = writeWorkbook({ "Channel_1-001": [titles, ...rows] }, { deflate: false });
    const text = new TextDecoder("latin1").decode(whole);
    const changed = whole.slice();
    changed[text.indexOf("<v>490</v>") + 3] = 0x35;
    const parsed = readWith(reader, changed);
    expect(valuesOf(parsed.recordings[0]!, "timeS")[49]).toBe(590);
    expect(warningCodes(parsed)).toEqual(["bad_rows"]);
  });
});
