/** Words of a text column as codes: each different cell is stored once, a row costs four bytes. */
import { decodesAs, decodeText, type TextEncoding } from "./text-decoding";

const mostLabels = 1_000_000;
const longestCell = 4096;

/** Grows row by row; `finish` gives the codes in the narrowest typed array and the words they stand for. */
export class LabelColumn {
  readonly labels: string[] = [];
  /** Cells that did not decode, were too long, or came after the cap on different words. */
  badCells = 0;
  private readonly encoding: TextEncoding;
  private readonly words: Uint8Array[] = [];
  private readonly codesByHash = new Map<number, number[]>();
  private codes: Int32Array;
  private last = -1;

  constructor(capacity: number, encoding: TextEncoding) {
    this.codes = new Int32Array(Math.max(16, capacity));
    this.encoding = encoding;
  }

  /** Stores the cell in bytes [start, end) at that row. */
  set(row: number, bytes: Uint8Array, start: number, end: number): void {
    if (row >= this.codes.length) {
      const wider = new Int32Array(Math.ceil(row * 1.5) + 16);
      wider.set(this.codes);
      this.codes = wider;
    }
    if (this.last < 0 || !sameBytes(this.words[this.last]!, bytes, start, end))
      this.last = this.codeOf(bytes, start, end);
    this.codes[row] = this.last;
  }

  finish(rows: number): { values: Int32Array | Uint16Array | Uint8Array; labels: readonly string[] } {
    const codes = this.codes.subarray(0, rows);
    if (this.labels.length <= 256) return { values: new Uint8Array(codes), labels: this.labels };
    if (this.labels.length <= 65_536) return { values: new Uint16Array(codes), labels: this.labels };
    return { values: codes.slice(), labels: this.labels };
  }

  private codeOf(bytes: Uint8Array, start: number, end: number): number {
    let to = end;
    if (to - start > longestCell) {
      to = start + longestCell;
      this.badCells += 1;
    }
    let hash = 0x811c9dc5;
    for (let at = start; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    let found = this.codesByHash.get(hash);
    if (found === undefined) {
      found = [];
      this.codesByHash.set(hash, found);
    }
    for (const code of found) if (sameBytes(this.words[code]!, bytes, start, to)) return code;
    if (this.labels.length >= mostLabels) {
      this.badCells += 1;
      return mostLabels - 1;
    }
    const word = bytes.slice(start, to);
    const text = decodesAs(word, this.encoding);
    if (text === null) this.badCells += 1;
    this.words.push(word);
    this.labels.push(text ?? decodeText(word, this.encoding));
    found.push(this.labels.length - 1);
    return this.labels.length - 1;
  }
}

function sameBytes(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) if (word[at] !== bytes[start + at]) return false;
  return true;
}
