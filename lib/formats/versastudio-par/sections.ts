/** The sections `<Name>` … `</Name>` of a VersaStudio file and the rows of its segments. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { TextEncoding } from "../text-decoding";
import { type WalkedLine, walkLines } from "../walk-lines";

export interface Segment {
  readonly name: string;
  readonly titles: readonly string[];
  /** First byte of the first row, and first byte after the last. */
  readonly start: number;
  readonly stop: number;
  readonly firstLine: number;
  /** Whether `</SegmentN>` stands behind the rows. */
  readonly isClosed: boolean;
}

export interface ParContents {
  /** "Section.Key" → value; sections of windows and graphs are left out. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly segments: readonly Segment[];
}

const maximumKeys = 20_000;
const display = /^(Graph\d*|DataView|StripView|Overlays|DockingLayout|Contents|Panes?|DockWindows)$/;

interface OpenSegment {
  name: string;
  titles: string[];
  start: number;
  firstLine: number;
}

/** Rows are only stepped over: a line that begins with a digit, a sign or a blank belongs to the open segment. */
export function readSections(source: ByteSource, encoding: TextEncoding, from: number): ParContents {
  const metadata: Record<string, string> = {};
  const segments: Segment[] = [];
  let section = "";
  let segment: OpenSegment | null = null;
  let keys = 0;

  function close(stop: number, isClosed: boolean): void {
    if (segment !== null) segments.push({ ...segment, stop, isClosed });
    segment = null;
  }

  function take({ text, start, end, number }: WalkedLine): void {
    const opening = /^<([A-Za-z][A-Za-z0-9 ]*)>$/.exec(text);
    if (opening !== null) {
      close(start, false);
      section = opening[1]!;
      return;
    }
    if (/^<\//.test(text)) {
      close(start, true);
      section = "";
      return;
    }
    const equals = text.indexOf("=");
    if (equals < 1 || display.test(section)) return;
    const key = text.slice(0, equals);
    const value = text.slice(equals + 1);
    if (/^Segment\d+$/.test(section) && key === "Definition") {
      segment = { name: section, titles: splitTitles(value), start: end, firstLine: number + 1 };
    } else if (keys < maximumKeys) {
      keys += 1;
      metadata[section === "" ? key : `${section}.${key}`] = value;
    }
  }

  const lines = {
    skips: (first: number) => segment !== null && isRow(first),
    // A spreadsheet fills every line up with separators.
    line: (line: WalkedLine) => take({ ...line, text: line.text.trim().replace(/[,;\t]+$/, "") }),
  };
  walkLines(source, { from, encoding }, lines);
  close(source.size, false);
  return { metadata, segments };
}

/** Digits, a sign, a decimal symbol or a blank. */
function isRow(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e || code === 0x20;
}

/** Titles separated by ", "; the last of them is a bare 0 that has no column. */
function splitTitles(value: string): string[] {
  const titles = value.split(",").map((title) => title.trim());
  if (titles[titles.length - 1] === "0") titles.pop();
  return titles;
}
