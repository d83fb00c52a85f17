/**
 * The parts of an Excel workbook (ECMA-376) that a table needs: sheet names, which styles print a date, strings.
 *
 * `xl/workbook.xml` names sheets and their relation ids, `xl/_rels/workbook.xml.rels` the part of each,
 * `xl/styles.xml` the number formats of `cellXfs` (built-in 14–17, 22, 27–36, 50–58 dates; 18–21, 45–47 times).
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { Recognition, Sniff } from "./format-reader";
import { type ByteStrings, readSharedStrings } from "./xlsx-strings";
import { findElements, readXmlTree, type XmlElement } from "./xml-tree";
import type { ZipArchive } from "./zip-archive";

/** What a number means by its cell's style. */
export type NumberStyle = "number" | "date" | "time";

/** Whose workbook it is only the titles of its sheets tell, so that reading decides. */
export function recogniseWorkbook(sniff: Sniff): Recognition | null {
  if (!sniff.zipMembers?.includes("xl/workbook.xml")) return null;
  return { confidence: "possible", matchedBy: "an Excel workbook" };
}

const stringsPart = "xl/sharedStrings.xml";

export class XlsxWorkbook {
  readonly sheetNames: readonly string[];
  /** Days between 1970-01-01 and the day zero of the workbook's dates. */
  readonly epochDays: number;
  private readonly archive: ZipArchive;
  private readonly parts: ReadonlyMap<string, string>;
  private readonly styles: readonly NumberStyle[];
  private sharedStrings: ByteStrings | null = null;
  private readonly broken = new Map<string, "cut" | "checksum">();

  /** @throws UnreadableFileError when the archive holds no workbook. */
  constructor(archive: ZipArchive) {
    if (!archive.has("xl/workbook.xml"))
      throw new UnreadableFileError({
        expected: "a workbook (xl/workbook.xml)",
        found: "none in the archive",
      });
    this.archive = archive;
    const workbook = readXmlTree(archive.read("xl/workbook.xml").bytes);
    const targets = relationTargets(archive);
    const parts = new Map<string, string>();
    for (const [index, sheet] of findElements(workbook, "sheet").entries()) {
      const name = sheet.attributes.get("name") ?? `Sheet${index + 1}`;
      const relation = [...sheet.attributes].find(([key]) => key === "id" || key.endsWith(":id"))?.[1] ?? "";
      parts.set(name, targets.get(relation) ?? `xl/worksheets/sheet${index + 1}.xml`);
    }
    this.parts = parts;
    this.sheetNames = [...parts.keys()];
    this.styles = readStyles(archive);
    const is1904 = findElements(workbook, "workbookPr")[0]?.attributes.get("date1904");
    this.epochDays = is1904 === "1" || is1904 === "true" ? 24_107 : 25_569;
  }

  /** Parts read so far whose packed data are cut or fail their checksum. */
  get damaged(): ReadonlyMap<string, "cut" | "checksum"> {
    return this.broken;
  }

  /** Whether the part of a sheet is in the archive: one cut short may name sheets it has lost. */
  hasSheet(name: string): boolean {
    const part = this.parts.get(name);
    return part !== undefined && this.archive.has(part);
  }

  /** Whether the end of the archive is missing. */
  get isCut(): boolean {
    return this.archive.truncated;
  }

  /** Whether the words of its cells are there, where they are not in the cells themselves. */
  get hasStrings(): boolean {
    return this.archive.has(stringsPart);
  }

  private readPart(part: string): Uint8Array {
    const { bytes, damage } = this.archive.read(part);
    if (damage !== null) this.broken.set(part, damage);
    return bytes;
  }

  /** XML of a sheet. */
  sheetXml(name: string): Uint8Array {
    const part = this.parts.get(name);
    if (part === undefined || !this.archive.has(part))
      throw new UnreadableFileError({ expected: `a sheet "${name}"`, found: this.sheetNames.join(", ") });
    return this.readPart(part);
  }

  strings(): ByteStrings {
    this.sharedStrings ??= readSharedStrings(
      this.hasStrings ? this.readPart(stringsPart) : new TextEncoder().encode("<sst/>"),
    );
    return this.sharedStrings;
  }

  styleOf(index: number): NumberStyle {
    return this.styles[index] ?? "number";
  }
}

function relationTargets(archive: ZipArchive): Map<string, string> {
  const targets = new Map<string, string>();
  const part = "xl/_rels/workbook.xml.rels";
  if (!archive.has(part)) return targets;
  for (const relation of findElements(readXmlTree(archive.read(part).bytes), "Relationship")) {
    const target = relation.attributes.get("Target") ?? "";
    targets.set(
      relation.attributes.get("Id") ?? "",
      target.startsWith("/") ? target.slice(1) : `xl/${target}`,
    );
  }
  return targets;
}

function readStyles(archive: ZipArchive): NumberStyle[] {
  if (!archive.has("xl/styles.xml")) return [];
  const root = readXmlTree(archive.read("xl/styles.xml").bytes);
  const codes = new Map<number, string>();
  for (const format of findElements(root, "numFmt"))
    codes.set(Number(format.attributes.get("numFmtId")), format.attributes.get("formatCode") ?? "");
  const formats: readonly XmlElement[] = findElements(root, "cellXfs")[0]?.children ?? [];
  return formats.map((format) => {
    const id = Number(format.attributes.get("numFmtId") ?? 0);
    return styleOfFormat(id, codes.get(id));
  });
}

function styleOfFormat(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
      return "date";
    return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? "time" : "number";
  }
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/[yd]/i.test(bare)) return "date";
  return /[hs]/i.test(bare) ? "time" : "number";
}
