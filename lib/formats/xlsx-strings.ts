/** Shared strings of a workbook as one run of UTF-8 bytes with offsets: words become strings only when asked for. */
import { resolveEntities, XmlScanner } from "./xml-scanner";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8");

export class ByteStrings {
  bytes: Uint8Array;
  length = 0;
  private offsets = new Uint32Array(1024);
  private used = 0;

  constructor(expectedBytes = 1024) {
    this.bytes = new Uint8Array(Math.max(64, expectedBytes));
  }

  start(index: number): number {
    return this.offsets[index]!;
  }

  end(index: number): number {
    return this.offsets[index + 1]!;
  }

  text(index: number): string {
    return decoder.decode(this.bytes.subarray(this.start(index), this.end(index)));
  }

  /** Adds bytes to the string that is being made. */
  append(bytes: Uint8Array): void {
    if (this.used + bytes.length > this.bytes.length) {
      const wider = new Uint8Array(Math.max(this.used + bytes.length, this.bytes.length * 2));
      wider.set(this.bytes.subarray(0, this.used));
      this.bytes = wider;
    }
    this.bytes.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** Ends the string that is being made. */
  finishOne(): void {
    if (this.length + 2 > this.offsets.length) {
      const wider = new Uint32Array(this.offsets.length * 2);
      wider.set(this.offsets);
      this.offsets = wider;
    }
    this.length += 1;
    this.offsets[this.length] = this.used;
  }
}

/** Of `xl/sharedStrings.xml`: `<si><t>` or `<si><r><t>` runs, joined; phonetic readings (`rPh`) left out. */
export function readSharedStrings(xml: Uint8Array): ByteStrings {
  const strings = new ByteStrings(xml.length >> 1);
  const scanner = new XmlScanner(xml);
  let inText = false;
  let phonetic = 0;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "text") {
      if (inText && phonetic === 0) strings.append(textBytes(scanner));
    } else if (scanner.name === "t") inText = event === "open";
    else if (scanner.name === "rPh") phonetic += event === "open" ? 1 : -1;
    else if (scanner.name === "si" && event === "close") strings.finishOne();
  }
  return strings;
}

/** The text read last as UTF-8 bytes, entities resolved. */
export function textBytes(scanner: XmlScanner): Uint8Array {
  const bytes = scanner.bytes.subarray(scanner.textStart, scanner.textEnd);
  return bytes.includes(0x26) ? encoder.encode(resolveEntities(decoder.decode(bytes))) : bytes;
}
