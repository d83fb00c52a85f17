import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { previewSheet, readSheetTable } from "./xlsx-table";
import { XlsxWorkbook } from "./xlsx-workbook";
import { ZipArchive } from "./zip-archive";

function workbook(sheet: string, strings = "", extra: Record<string, string> = {}): XlsxWorkbook {
  const files: Record<string, string> = {
    "xl/workbook.xml":
      '<workbook xmlns:r="x"><sheets><sheet name="record" sheetId="1" r:id="rId7"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>',
    "xl/worksheets/sheet3.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst>${strings}</sst>`,
    "xl/styles.xml":
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss.000"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    ...extra,
  };
  const packed = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  return new XlsxWorkbook(new ZipArchive(bytesSource("a.xlsx", packed)));
}

const strings =
  "<si><t>Time</t></si><si><r><t>Volt</t></r><r><t>age(V)</t></r></si><si><t>00:01:05.5</t></si><si><t>Rest &amp; more</t></si>";
const sheet =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Date</t></is></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>3.7000000000000002</v></c><c r="C2" t="s"><v>3</v></c><c r="D2" s="1"><v>45448.5</v></c></row>' +
  '<row r="4"><c s="2"><v>1.5</v></c><c><v>-1E-3</v></c><c r="D4" t="str"><v>2024-06-05 12:00:01</v></c></row>';

describe("worksheets", () => {
  it("previews words, numbers, dates and gaps", () => {
    expect(previewSheet(workbook(sheet, strings), "record")).toEqual([
      ["Time", "Voltage(V)", "", "Date"],
      ["00:01:05.5", "3.7000000000000002", "Rest & more", "2024-06-05 12:00:00.000"],
      [],
      ["36:00:00", "-1E-3", "", "2024-06-05 12:00:01"],
    ]);
  });

  it("reads typed columns; empty cells are missing", () => {
    const table = readSheetTable(workbook(sheet, strings), "record", {
      kinds: ["duration", "number", "label", "clock"],
      firstRow: 2,
    });
    expect(table.rows).toBe(2);
    expect([...table.columns[0]!.values]).toEqual([65.5, 129600]);
    expect([...table.columns[1]!.values]).toEqual([3.7, -0.001]);
    expect(table.columns[2]!.labels).toEqual(["", "Rest & more"]);
    expect([...table.columns[2]!.values]).toEqual([1, 0]);
    expect([...table.columns[3]!.values]).toEqual([1717588800, 1717588801]);
  });

  it("leaves out rows without a number and says how many", () => {
    const table = readSheetTable(workbook(sheet, strings), "record", {
      kinds: ["label", "number"],
      firstRow: 1,
    });
    expect(table.badRows).toEqual({ count: 1, firstRow: 1 });
    expect(table.rows).toBe(2);
  });

  it("grows beyond its first room", () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join("");
    const table = readSheetTable(workbook(rows), "record", { kinds: ["number"], firstRow: 1 });
    expect(table.rows).toBe(9000);
    expect(table.columns[0]!.values[8999]).toBe(8999);
  });

  it("survives places, strings and styles that do not exist", () => {
    const odd =
      '<row r="1"><c r="1" t="s"><v>99</v></c><c r="ZZZZZZ1"><v>1</v></c><c r="A1" s="77"><v>2</v></c></row>';
    const table = readSheetTable(workbook(odd), "record", { kinds: ["number"], firstRow: 1 });
    expect([...table.columns[0]!.values]).toEqual([2]);
  });

  it("refuses a sheet or workbook that is not there", () => {
    expect(() => previewSheet(workbook(""), "nosuch")).toThrow(UnreadableFileError);
    const other = new ZipArchive(bytesSource("a.zip", zipSync({ a: strToU8("b") })));
    expect(() => new XlsxWorkbook(other)).toThrow(UnreadableFileError);
  });
});
