/** The keys and tables of a `.DTA` file, found by one walk over its lines. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { type Delimiter, delimiterBytes } from "../delimited-row";
import { splitCells } from "../sample-rows";
import type { TextEncoding } from "../text-decoding";
import { type WalkedLine, walkLines } from "../walk-lines";

export interface DtaTable {
  /** "ZCURVE", "CURVE1", "OCVCURVE" … */
  readonly key: string;
  /** Rows the key line promises; null where it does not say. */
  readonly statedRows: number | null;
  readonly titles: readonly string[];
  readonly units: readonly string[];
  /** First byte of the first row, and first byte after the last. */
  readonly start: number;
  readonly stop: number;
  /** Line number (from 1) of the first row. */
  readonly firstLine: number;
}

export interface DtaContents {
  readonly metadata: Readonly<Record<string, string>>;
  /** Values of QUANT, IQUANT and POTEN keys as printed: they tell the decimal symbol. */
  readonly numbers: readonly string[];
  readonly tables: readonly DtaTable[];
}

const maximumKeys = 20_000;

const keyLine =
  /^"?\w+"?([\t,;])"?(?:LABEL|PSTAT|I?QUANT|POTEN|SELECTOR|TOGGLE|TWOPARAM|NOTES|TABLE)"?(?=[\t,;\r\n])/m;

/**
 * What separates key, type and value: tabs as the program writes them, commas or semicolons where a spreadsheet saved
 * the file. Null for a text without a line of that kind.
 */
export function keySeparator(text: string): Delimiter | null {
  return (keyLine.exec(text)?.[1] as Delimiter | undefined) ?? null;
}

interface OpenTable {
  key: string;
  statedRows: number | null;
  titles: string[] | null;
  units: string[] | null;
  start: number;
  firstLine: number;
}

/** Rows of tables are only stepped over here: a line with nothing in its first cell belongs to the table above it. */
export function findTables(
  source: ByteSource,
  text: { readonly encoding: TextEncoding; readonly start: number; readonly delimiter: Delimiter },
): DtaContents {
  const { encoding, start: from, delimiter } = text;
  const separator = delimiterBytes[delimiter];
  const metadata: Record<string, string> = {};
  const numbers: string[] = [];
  const tables: DtaTable[] = [];
  let open: OpenTable | null = null;
  let notesLeft = 0;
  let keys = 0;

  function close(stop: number): void {
    if (open?.titles == null) return;
    const { titles, units, ...rest } = open;
    tables.push({ ...rest, titles, units: units ?? [], stop });
    open = null;
  }

  function keep(key: string, value: string): void {
    if (keys >= maximumKeys) return;
    keys += 1;
    let name = key;
    for (let copy = 2; name in metadata; copy += 1) name = `${key} (${copy})`;
    metadata[name] = value;
  }

  function take({ text, start, end, number }: WalkedLine): void {
    const cells = splitCells(text, delimiter);
    if (notesLeft > 0) {
      notesLeft -= 1;
      const words = cells.filter((cell) => cell !== "").join("\t");
      if (words !== "") metadata.NOTES = `${metadata.NOTES ?? ""}${words}\n`;
      return;
    }
    if (open !== null && cells[0] === "") {
      if (open.titles === null) open.titles = cells.slice(1);
      else if (open.units === null) {
        open.units = cells.slice(1);
        open.start = end;
        open.firstLine = number + 1;
      }
      return;
    }
    const [key = "", type = "", ...values] = cells;
    if (key === "") return;
    close(start);
    if (type === "TABLE") {
      const stated = Number.parseInt(values[0] ?? "", 10);
      const statedRows = Number.isNaN(stated) ? null : stated;
      open = { key, statedRows, titles: null, units: null, start: end, firstLine: number + 1 };
    } else if (type === "NOTES") notesLeft = Math.min(10_000, Number.parseInt(values[0] ?? "0", 10) || 0);
    else if (key === "TAG") keep(key, type);
    else if (type !== "") {
      if (/^(QUANT|IQUANT|POTEN)$/.test(type)) numbers.push(values[0] ?? "");
      const parts =
        type === "TWOPARAM" ? 3 : /^(MULTIPARAM|VARIABLEANDUNITS)$/.test(type) ? values.length : 1;
      keep(key, values.slice(0, parts).join(" "));
    }
  }

  const lines = {
    skips: (first: number) => open?.units != null && first === separator && notesLeft === 0,
    line: (line: WalkedLine) => take({ ...line, text: line.text.replace(/\r$/, "") }),
  };
  walkLines(source, { from, encoding }, lines);
  close(source.size);
  return { metadata, numbers, tables };
}
