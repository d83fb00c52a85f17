/** The sections `<Name>` … `</Name>` of a VersaStudio file and the rows of its segments. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { decodeText, type TextEncoding } from "../text-decoding";

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

const chunkBytes = 4 * 1024 * 1024;
const maximumKeys = 20_000;
const newline = 0x0a;
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
  let line = 1;

  function close(stop: number, isClosed: boolean): void {
    if (segment !== null) segments.push({ ...segment, stop, isClosed });
    segment = null;
  }

  function take(text: string, start: number, end: number): void {
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
      segment = { name: section, titles: splitTitles(value), start: end, firstLine: line + 1 };
    } else if (keys < maximumKeys) {
      keys += 1;
      metadata[section === "" ? key : `${section}.${key}`] = value;
    }
  }

  let at = from;
  let size = chunkBytes;
  while (at < source.size) {
    const bytes = source.read(at, size);
    const isLast = at + bytes.length >= source.size;
    let here = 0;
    while (here < bytes.length) {
      let end = bytes.indexOf(newline, here);
      if (end < 0) {
        if (!isLast) break;
        end = bytes.length;
      }
      if (segment === null || !isRow(bytes[here]!)) {
        const text = decodeText(bytes.subarray(here, Math.min(end, here + 8192)), encoding).trim();
        take(text, at + here, Math.min(source.size, at + end + 1));
      }
      line += 1;
      here = end + 1;
    }
    size = here === 0 ? size * 2 : chunkBytes;
    at += Math.min(here, bytes.length);
  }
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
