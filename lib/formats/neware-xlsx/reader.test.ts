import { describe, expect, it } from "vitest";
import { UnreadableFileError } from "@/lib/domain/errors";
import { valuesOf } from "../testing/expect-series";
import { readWith } from "../testing/read-text";
import { writeWorkbook } from "../testing/write-workbook";
import { reader } from "./reader";

const titles = [
  "DataPoint",
  "Cycle Index",
  "Step Index",
  "Step Type",
  "Time",
  "Total Time",
  "Current(mA)",
  "Voltage(V)",
  "Date",
];

describe("Neware workbook", () => {
  it("reads times that a spreadsheet keeps as parts of a day", () => {
    const time = (timeS: number) => ({ timeS });
    const rows = [
      titles,
      [1, 1, 1, "CC Chg", time(0), time(0), 1.25, 3.1, "2025-01-01 00:00:00"],
      [2, 1, 1, "CC Chg", time(100_000.5), time(100_000.5), 1.25, 3.2, "2025-01-02 03:46:40"],
    ];
    const [recording] = readWith(reader, writeWorkbook({ record: rows })).recordings;
    expect(Array.from(valuesOf(recording!, "timeS"))).toEqual([0, 100_000.5]);
    expect(Array.from(valuesOf(recording!, "stepTimeS"))).toEqual([0, 100_000.5]);
  });

  it("joins record sheets, reads times as words, and keeps the test sheet", () => {
    const parsed = readWith(
      reader,
      writeWorkbook({
        test: [
          ["Device", "127.0.0.1", "Channel", "1-2"],
          ["Start time:", "2025-01-01 00:00:00"],
        ],
        record: [titles, [1, 1, 1, "CC Chg", "00:00:00", "00:00:00", 1.25, 3.1, "2025-01-01 00:00:00"]],
        record_1: [titles, [2, 1, 1, "CC Chg", "00:00:10.5", "00:00:10.5", 1.25, 3.2, "2025-01-01 00:00:10"]],
        cycle: [["Cycle Index"], [1]],
      }),
    );
    expect(parsed.recordings).toHaveLength(1);
    expect([...(valuesOf(parsed.recordings[0]!, "timeS") as Float64Array)]).toEqual([0, 10.5]);
    expect([...(valuesOf(parsed.recordings[0]!, "currentMa") as Float64Array)]).toEqual([1.25, 1.25]);
    expect(parsed.metadata).toMatchObject({
      "test.Channel": "1-2",
      "test.Start time": "2025-01-01 00:00:00",
      "other sheets": "cycle",
    });
    expect(parsed.startedAt!.iso).toBe("2025-01-01T00:00:00.000");
  });

  it("gives the sheets before the place where the file is cut off", () => {
    const sheet = [titles, [1, 1, 1, "CC Chg", "00:00:00", "00:00:00", 1.25, 3.1, "2025-01-01 00:00:00"]];
    const whole = writeWorkbook({ record: sheet, record_1: sheet, test: [["a", "b"]] }, { deflate: false });
    const second = new TextDecoder("latin1").decode(whole).indexOf("xl/worksheets/sheet2.xml");
    const parsed = readWith(reader, whole.subarray(0, second - 30));
    expect(parsed.recordings[0]!.rows).toBe(1);
    expect(parsed.truncated).toBe(true);
    expect(parsed.warnings[0]?.message).toBe("the file is cut off: it has lost the sheets record_1, test");
  });

  it("refuses a workbook without records", () => {
    expect(() =>
      readWith(
        reader,
        writeWorkbook({
          Sheet1: [
            ["a", "b"],
            [1, 2],
          ],
        }),
      ),
    ).toThrow(UnreadableFileError);
  });
});
