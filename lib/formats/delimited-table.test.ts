import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { type DelimitedOptions, readDelimitedTable } from "./delimited-table";

const base: DelimitedOptions = {
  kinds: ["number", "number", "label"],
  delimiter: ",",
  decimal: ".",
  encoding: "utf-8",
  start: 0,
  firstLine: 1,
};

function read(text: string, options: Partial<DelimitedOptions> = {}) {
  return readDelimitedTable(bytesSource("a.csv", new TextEncoder().encode(text)), { ...base, ...options });
}

function numbers(text: string, column: number, options: Partial<DelimitedOptions> = {}) {
  return [...read(text, options).columns[column]!.values];
}

describe("delimited table", () => {
  it("reads numbers and words, whatever the line ends", () => {
    const table = read("1,2.5,Rest\r\n2,-3e-3,CC Chg\n3,4,Rest");
    expect(table.rows).toBe(3);
    expect([...table.columns[1]!.values]).toEqual([2.5, -0.003, 4]);
    expect(table.columns[2]!.labels).toEqual(["Rest", "CC Chg"]);
    expect([...table.columns[2]!.values]).toEqual([0, 1, 0]);
    expect(table.truncated).toBe(false);
  });

  it("gives the same whatever the chunk", () => {
    const text = Array.from({ length: 500 }, (_, row) => `${row},"${row / 7}",s${row % 3}\n`).join("");
    const whole = read(text);
    for (const chunkBytes of [64, 101, 1000]) expect(read(text, { chunkBytes })).toEqual(whole);
    expect(whole.columns[1]!.values[499]).toBe(499 / 7);
  });

  it("reads clocks of twice twelve hours, and of words in the file's own encoding", () => {
    const options = { kinds: ["clock"], dateOrder: "mdy" } as const;
    const hours = ["11:59:59 AM", "12:00:00 PM", "01:00:00 PM", "11:59:59 PM", "12:00:01 AM", "12:00:01 XM"];
    const seconds = numbers(hours.map((hour) => `03/25/2024 ${hour}\n`).join(""), 0, options);
    const midnight = Date.UTC(2024, 2, 25) / 1000;
    expect(seconds.map((each) => each - midnight)).toEqual([43_199, 43_200, 46_800, 86_399, 1]);
    const chinese = numbers("2024年03月25日 22:40:00\n", 0, { kinds: ["clock"], dateOrder: "ymd" });
    expect(chinese).toEqual([midnight + 81_600]);
  });

  it("takes decimal commas between commas from quoted cells alone", () => {
    const table = read('3,0,"2,5"\r\n4,1,"3,25",""\r\n', {
      kinds: ["number", "number", "number"],
      decimal: ",",
    });
    expect(table.columns.map((column) => [...column.values])).toEqual([
      [3, 4],
      [0, 1],
      [2.5, 3.25],
    ]);
    expect(table.longRows.count).toBe(0);
  });

  it("reads quoted cells with doubled quotes, separators and line ends inside", () => {
    const table = read('1,"2","a ""b"", c\nd"\n"3",4,e\n');
    expect(table.columns[2]!.labels).toEqual(['a "b", c\nd', "e"]);
    expect([...table.columns[0]!.values]).toEqual([1, 3]);
    expect([...table.columns[1]!.values]).toEqual([2, 4]);
  });

  it("reads decimal commas between tabs and semicolons", () => {
    expect(numbers("1,5;2,25;x\n", 1, { delimiter: ";", decimal: "," })).toEqual([2.25]);
    expect(numbers("1,5\t2,25\tx\t\t\n", 0, { delimiter: "\t", decimal: "," })).toEqual([1.5]);
  });

  it("takes runs of blanks as one separator", () => {
    expect(numbers("  1   2.5\tword\n 3 4 w \n", 1, { delimiter: "blanks" })).toEqual([2.5, 4]);
  });

  it("tells titles that come once more as a row left out, and not as broken cells too", () => {
    const table = read("1,2,a\ncycle,volt,state\n3,x,b\n");
    expect(table.badRows).toEqual({ count: 1, firstLine: 2 });
    expect(table.columns.map(({ badCells }) => badCells)).toEqual([0, 1, 0]);
  });

  it("counts rows that are short, long or no data, with their first line", () => {
    const table = read("1,2,a\n5\ncycle,volt,state\n3,4,b,9\n7,8,c,,\n\n", { firstLine: 10 });
    expect(table.rows).toBe(4);
    expect(table.shortRows).toEqual({ count: 1, firstLine: 11 });
    expect(table.badRows).toEqual({ count: 1, firstLine: 12 });
    expect(table.longRows).toEqual({ count: 1, firstLine: 13 });
    expect(table.columns[1]!.values[1]).toBeNaN();
  });

  it("counts cells that are no numbers and keeps the row", () => {
    const table = read("1,n/a,x\n2,,x\n3,NaN,x\n");
    expect(table.columns[1]!.badCells).toBe(1);
    expect(table.rows).toBe(3);
  });

  it("leaves out a last row that is cut in its middle", () => {
    const table = read("1,2,a\n3,4");
    expect(table.rows).toBe(1);
    expect(table.truncated).toBe(true);
  });

  it("reads durations and dates of the instrument's clock", () => {
    const options = { kinds: ["duration", "clock"] as const };
    const text = "00:01:05.5,2022-05-18 16:27:52\n1:00:00,2022-05-18 16:27:53.250\n";
    expect(numbers(text, 0, options)).toEqual([65.5, 3600]);
    expect(numbers(text, 1, options)).toEqual([1652891272, 1652891273.25]);
  });

  it("hands rows of another kind over", () => {
    const others: string[] = [];
    const table = read("1,2,a\n#note\n3,4,b\n", {
      isRow: (bytes, at) => bytes[at] !== 0x23,
      onOtherRow: (row, before, line) => others.push(`${new TextDecoder().decode(row)}@${before},${line}`),
    });
    expect(table.rows).toBe(2);
    expect(others).toEqual(["#note@1,2"]);
  });

  it("reads 100,000 decimals of any length as Number does", () => {
    let seed = 20_260_101;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const digits = (count: number) => Array.from({ length: count }, () => random(10)).join("");
    const texts = Array.from({ length: 100_000 }, () => {
      const sign = ["", "-", "+"][random(3)]!;
      const whole = digits(1 + random(12));
      const decimals = random(3) === 0 ? "" : `.${digits(random(12))}`;
      const exponent = random(5) === 0 ? `${"eE"[random(2)]}${["", "-", "+"][random(3)]}${random(40)}` : "";
      return `${sign}${whole}${decimals}${exponent}`;
    });
    const { values } = read(`${texts.join("\n")}\n`, { kinds: ["number"] }).columns[0]!;
    expect(values).toHaveLength(texts.length);
    expect(texts.filter((text, row) => !Object.is(values[row], Number(text)))).toEqual([]);
    const commas = read(`${texts.join("\n").replaceAll(".", ",")}\n`, {
      kinds: ["number"],
      delimiter: ";",
      decimal: ",",
    });
    expect(commas.columns[0]!.values).toEqual(values);
  });

  it("survives nothing at all", () => {
    expect(read("").rows).toBe(0);
    expect(read("\n\n").rows).toBe(0);
  });
});
