import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { findColumn } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { expectClose, expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const sample = "cycling/sample_data_novonix.csv";

describe.skipIf(!hasRealFile(sample))("a real export", () => {
  it("agrees with the reference", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const [block] = realReference(sample).blocks;
    const recording = parsed.recordings[0]!;
    expectSeries(recording, block);
    expect(recording.columns).toHaveLength(block.columns.length);
    expectClose(valuesOf(recording, "capacityMah")[206]!, block.cycles[0].charge_mAh_integrated, 1e-3);
    expect(parsed.metadata["Mass (g)"]).toBe("1.000");
    expect(parsed.startedAt?.iso).toBe("2025-07-19T15:26:20.000");
    expect(parsed.warnings).toEqual([]);
  });
});

const titles =
  "Date and Time,Cycle Number,Step Type,Run Time (h),Current (A),Potential (V),Capacity (Ah),Step Number";
const summary =
  "[Summary]\nNovonix UHPC data file\nCell: synthetic\nStarted: 2024-01-01 00:00:00\n[End Summary]\n";
const first = ["2024-01-01 00:00:00,1,1,0.0,0.001,3.0,0,1", "2024-01-01 01:00:00,1,1,1.0,0.001,3.1,0.001,1"];
const second = [
  "2024-01-01 03:00:00,1,1,0.0,-0.001,3.1,0,2",
  "2024-01-01 04:00:00,1,1,1.0,-0.001,3.0,-0.001,2",
];

describe("a file without its sections", () => {
  it.each([
    ["with [Data]", "[Data]\n"],
    ["without", ""],
  ])("%s starts with its first record", (_, above) => {
    const text = `${above}${titles}\n${first.join("\n")}\n`;
    const parsed = readFile(bytesSource("a", new TextEncoder().encode(text)));
    expect(parsed.format).toBe("novonix-text");
    expect(Array.from(valuesOf(parsed.recordings[0]!, "timeS"))).toEqual([0, 3600]);
    expect(parsed.startedAt?.iso).toBe("2024-01-01T00:00:00.000");
    expect(parsed.warnings).toEqual([]);
  });

  it("that holds no records says what was sought", () => {
    expect(() => readWith(reader, summary)).toThrow(
      /"\[Data\]" or Novonix's titles .*found sections Summary/,
    );
  });
});

describe("a resumed test", () => {
  const text = `${summary}[Data]\n${titles}\n${first.join("\n")}\n${summary}[Data]\n${titles}\n${second.join("\n")}\n`;
  const parsed = readWith(reader, text);

  it("is one recording whose time goes on by the clock, the printed run time kept", () => {
    expect(parsed.recordings).toHaveLength(1);
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0, 3600, 10_800, 14_400]);
    expect(findColumn(recording, "timeS")?.origin).toBe("reconstructed");
    const printed = recording.columns.find((column) => column.name === "Run Time (h)");
    expect(printed?.role).toBeNull();
    expect(Array.from(printed!.values)).toEqual([0, 3600, 0, 3600]);
    expect(warningCodes(parsed)).toEqual(["resumed", "time_backwards"]);
  });

  it("needs no rebuilt time where the run time goes on", () => {
    const on = second.map((row) => row.replace(",0.0,", ",3.0,").replace(",1.0,", ",4.0,"));
    const whole = readWith(reader, text.replace(second.join("\n"), on.join("\n")));
    expect(findColumn(whole.recordings[0]!, "timeS")?.origin).toBe("file");
    expect(warningCodes(whole)).toEqual(["resumed"]);
  });

  it("keeps blocks of other columns apart", () => {
    const other = text.replace(/,Step Number\n(?=2024-01-01 03)/, ",Step Number 2\n");
    expect(readWith(reader, other).recordings).toHaveLength(2);
  });
});

describe("rows quoted as a whole", () => {
  it("are read as if they were not", () => {
    const rows = first.map((row) => `"${row}"`).join("\n");
    const parsed = readWith(reader, `${summary}[Data]\n${titles}\n${rows}\n`);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "voltageV"))).toEqual([3, 3.1]);
    const all = `${summary}[Data]\n${titles}\n${first.join("\n")}`.split("\n").map((line) => `"${line}"`);
    expect(readWith(reader, all.join("\n")).recordings[0]!.rows).toBe(2);
  });

  it("refuses a summary without records", () => {
    expect(() => readWith(reader, summary)).toThrow(/\[Data\]/);
  });
});
