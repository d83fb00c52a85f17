/** Small Excel workbooks for tests: words as inline strings, numbers as stored, times as parts of a day. */
import { writeZip } from "./write-zip";

export type WorkbookCell = string | number | { readonly timeS: number } | null;

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';

export function writeWorkbook(
  sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>,
  { deflate = true } = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join("")}</Relationships>`,
    "xl/styles.xml": styles,
  };
  for (const [index, name] of names.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name]!);
  return writeZip(
    Object.entries(parts).map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(xml), deflate })),
  );
}

function sheetXml(rows: readonly (readonly WorkbookCell[])[]): string {
  const body = rows
    .map((row, index) => {
      const cells = row.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${index + 1}`;
        if (cell === null) return "";
        if (typeof cell === "object") return `<c r="${place}" s="1"><v>${cell.timeS / 86_400}</v></c>`;
        return typeof cell === "number"
          ? `<c r="${place}"><v>${cell}</v></c>`
          : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${index + 1}">${cells.join("")}</row>`;
    })
    .join("");
  return `<worksheet><sheetData>${body}</sheetData></worksheet>`;
}
