/**
 * What all recognitions look at: the first bytes, as bytes and as text, and the member names of a ZIP. What only some
 * of them ask for is made when it is first asked for, and once.
 */
import { Buffer } from "node:buffer";
import type { ByteSource } from "@/lib/domain/byte-source";
import type { Sniff, TitleRow } from "./format-reader";
import { textWithLineFeeds } from "./lone-returns";
import { delimiterOf, splitCells } from "./sample-rows";
import { decodeText, encodingOf, utf16Encoding } from "./text-decoding";
import { zipMemberNames } from "./zip-directory";

const headBytes = 65_536;
const mostTitleLines = 120;
const shortestTitles = 5;

export function sniffSource(source: ByteSource): Sniff {
  return new SourceSniff(source);
}

class SourceSniff implements Sniff {
  readonly head: Uint8Array;
  readonly zipMembers: readonly string[] | null;
  readonly fileName: string;
  readonly size: number;
  private readonly source: ByteSource;
  private ownText: string | null = null;
  private ownWords: string | null = null;
  private rows: readonly TitleRow[] | null = null;

  constructor(source: ByteSource) {
    this.source = source;
    this.head = source.read(0, headBytes);
    this.zipMembers = zipMemberNames(source);
    this.fileName = source.name;
    this.size = source.size;
  }

  get text(): string {
    this.ownText ??= withoutBlankLines(textWithLineFeeds(decodeHead(this.head)));
    return this.ownText;
  }

  get words(): string {
    this.ownWords ??= this.zipMembers === null ? this.readWords() : "";
    return this.ownWords;
  }

  get titleRows(): readonly TitleRow[] {
    this.rows ??= titleRowsOf(this.words);
    return this.rows;
  }

  private readWords(): string {
    const { head, text } = this;
    if (utf16Encoding(head) === null && head.subarray(0, 256).includes(0)) return "";
    const { encoding, markLength } = encodingOf(this.source);
    const isAscii = encoding === "utf-8" && Buffer.byteLength(text, "utf8") === text.length;
    return isAscii
      ? text
      : withoutBlankLines(textWithLineFeeds(decodeText(head.subarray(markLength), encoding)));
  }
}

/** Latin-1, which maps every byte to one character; UTF-16 where a byte order mark or the zeros of ASCII say so. */
function decodeHead(head: Uint8Array): string {
  const wide = utf16Encoding(head);
  if (wide !== null) return decodeText(head.subarray(wide.markLength), wide.encoding);
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return Buffer.from(head.buffer, head.byteOffset + start, head.byteLength - start).toString("latin1");
}

function withoutBlankLines(text: string): string {
  return /^[ \t\r\n]/.test(text) ? text.replace(/^(?:[ \t]*\r?\n)+/, "") : text;
}

/** A line that begins with a number is a record, one that begins with a bracket a section or settings. */
const noTitles = /^(?:"?[-+]?[.,]?\d|[[{<])/;

function titleRowsOf(text: string): TitleRow[] {
  const rows: TitleRow[] = [];
  let start = 0;
  for (let line = 1; line <= mostTitleLines && start < text.length; line += 1) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const row = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    if (row.length >= shortestTitles && !noTitles.test(row))
      rows.push({ line, cells: splitCells(row, delimiterOf(row)) });
    start = end + 1;
  }
  return rows;
}
