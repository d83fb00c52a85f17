/**
 * A pull scanner for XML from untrusted hands: one tag or one text at a time, nothing built, nothing fetched.
 *
 * No document type definition is accepted, so there are no entities but the five of XML itself and character
 * numbers. Depth and the length of names and attribute values are capped. Namespace prefixes are left off names.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { decodeText } from "./text-decoding";

export type XmlEvent = "open" | "close" | "text" | "end";

const deepest = 256;
const longestName = 256;
const longestTag = 1024 * 1024;
const nameSlots = 256;
const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder("utf-8");

export class XmlScanner {
  /** UTF-8 bytes that are scanned; `textStart` and `textEnd` are places in it. */
  readonly bytes: Uint8Array;
  /** Local name of the tag read last. */
  name = "";
  depth = 0;
  /** The text read last, entities not yet resolved. */
  textStart = 0;
  textEnd = 0;
  private at = 0;
  private tagStart = 0;
  private tagEnd = 0;
  private pendingClose = false;
  private readonly names = new Array<string | undefined>(nameSlots).fill(undefined);
  private readonly open: string[] = [];

  /** Bytes in UTF-8, UTF-16 with its mark, or the encoding that the XML declaration names. */
  constructor(bytes: Uint8Array) {
    this.bytes = asUtf8(bytes);
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb) this.at = 3;
  }

  /** Moves on to the next tag or text; blanks between tags are a text too. @throws UnreadableFileError */
  next(): XmlEvent {
    if (this.pendingClose) {
      this.pendingClose = false;
      this.name = this.open.pop() ?? "";
      this.depth -= 1;
      return "close";
    }
    const { bytes } = this;
    while (this.at < bytes.length) {
      if (bytes[this.at] !== less) {
        // Texts are a few bytes long: a search by the runtime costs more to call than to do.
        let end = this.at;
        while (end < bytes.length && bytes[end] !== less) end += 1;
        this.textStart = this.at;
        this.textEnd = end;
        this.at = end;
        return "text";
      }
      const second = bytes[this.at + 1];
      if (second === 0x3f) this.skipPast("?>");
      else if (second === 0x21) {
        if (this.startsWith("<![CDATA[")) {
          this.textStart = this.at + 9;
          this.skipPast("]]>");
          this.textEnd = this.at - 3;
          return "text";
        }
        if (!this.startsWith("<!--"))
          throw this.broken("XML without a document type definition", "a declaration");
        this.skipPast("-->");
      } else return second === slash ? this.readClose() : this.readOpen();
    }
    if (this.depth > 0) throw this.broken(`the end of <${this.open.at(-1)}>`, "the end of the file");
    return "end";
  }

  /** Value of an attribute of the tag opened last, null without it. */
  attribute(name: string): string | null {
    for (const [key, value] of this.attributes()) if (key === name) return value;
    return null;
  }

  /** Attributes of the tag opened last, prefixes left on their names. */
  attributes(): [string, string][] {
    const text = utf8.decode(this.bytes.subarray(this.tagStart, this.tagEnd));
    const found: [string, string][] = [];
    for (const match of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      found.push([match[1]!, resolveEntities(match[2] ?? match[3] ?? "")]);
    return found;
  }

  /** First byte of the value of an attribute with a name of one letter (given as its code), -1 without it. */
  valueStart(letter: number): number {
    const { bytes } = this;
    for (let at = this.tagStart; at + 2 < this.tagEnd; at += 1)
      if (bytes[at] === letter && bytes[at + 1] === 0x3d && bytes[at - 1]! <= 0x20) return at + 3;
    return -1;
  }

  /** The text read last with entities resolved; CDATA has none, but resolving it does no harm to numbers. */
  text(): string {
    return resolveEntities(utf8.decode(this.bytes.subarray(this.textStart, this.textEnd)));
  }

  /** The texts up to the end of the tag opened last, joined; moves past that end. */
  innerText(): string {
    const until = this.depth;
    let joined = "";
    for (;;) {
      const event = this.next();
      if (event === "text") joined += this.text();
      else if (event === "end" || (event === "close" && this.depth < until)) return joined;
    }
  }

  private readOpen(): XmlEvent {
    const { bytes } = this;
    const start = this.at + 1;
    const nameEnd = this.findNameEnd(start);
    let end = nameEnd;
    let quoted = 0;
    for (; end < bytes.length; end += 1) {
      const code = bytes[end]!;
      if (quoted !== 0) {
        if (code === quoted) quoted = 0;
      } else if (code === 0x22 || code === 0x27) quoted = code;
      else if (code === greater) break;
      if (end - start > longestTag) throw this.broken(`tags of at most ${longestTag} bytes`, "a longer one");
    }
    if (end >= bytes.length) throw this.broken("the end of a tag", "the end of the file");
    if (this.depth >= deepest) throw this.broken(`at most ${deepest} nested tags`, "more");
    this.name = this.nameOf(start, nameEnd);
    this.tagStart = nameEnd;
    this.pendingClose = bytes[end - 1] === slash;
    this.tagEnd = this.pendingClose ? end - 1 : end;
    this.open.push(this.name);
    this.depth += 1;
    this.at = end + 1;
    return "open";
  }

  private readClose(): XmlEvent {
    const { bytes } = this;
    const start = this.at + 2;
    const nameEnd = this.findNameEnd(start);
    let end = nameEnd;
    while (end < bytes.length && bytes[end] !== greater) end += 1;
    if (end >= bytes.length) throw this.broken("the end of a tag", "the end of the file");
    const expected = this.open.pop();
    const isExpected = expected !== undefined && sameName(expected, bytes, start, nameEnd);
    const name = isExpected ? expected : this.nameOf(start, nameEnd);
    if (name !== expected) throw this.broken(`</${expected ?? "nothing"}>`, `</${name}>`);
    this.name = name;
    this.depth -= 1;
    this.at = end + 1;
    return "close";
  }

  private findNameEnd(start: number): number {
    let end = start;
    for (let code = this.bytes[end]; code !== undefined; code = this.bytes[end]) {
      if (code <= 0x20 || code === greater || code === slash) break;
      end += 1;
      if (end - start > longestName)
        throw this.broken(`names of at most ${longestName} bytes`, "a longer one");
    }
    return end;
  }

  /** Local name; each is made a string only once, while no other takes its slot. */
  private nameOf(start: number, end: number): string {
    let from = start;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) {
      const code = this.bytes[at]!;
      if (code === 0x3a) {
        from = at + 1;
        hash = 0x811c9dc5;
      } else hash = Math.imul(hash ^ code, 0x01000193);
    }
    const place = hash & (nameSlots - 1);
    const known = this.names[place];
    if (known !== undefined && sameName(known, this.bytes, from, end)) return known;
    const name = latin1.decode(this.bytes.subarray(from, end));
    this.names[place] = name;
    return name;
  }

  private skipPast(mark: string): void {
    const last = mark.charCodeAt(mark.length - 1);
    for (let at = this.bytes.indexOf(last, this.at); at >= 0; at = this.bytes.indexOf(last, at + 1)) {
      let back = 1;
      while (back < mark.length && this.bytes[at - back] === mark.charCodeAt(mark.length - 1 - back))
        back += 1;
      if (back === mark.length) {
        this.at = at + 1;
        return;
      }
    }
    throw this.broken(`"${mark}"`, "the end of the file");
  }

  private startsWith(mark: string): boolean {
    for (let index = 0; index < mark.length; index += 1)
      if (this.bytes[this.at + index] !== mark.charCodeAt(index)) return false;
    return true;
  }

  private broken(expected: string, found: string): UnreadableFileError {
    return new UnreadableFileError({ expected, found, at: `byte ${this.at}` });
  }
}

function sameName(name: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with the five named entities and character numbers resolved; unknown ones stay as they are. */
export function resolveEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return encoder.encode(decodeText(bytes, "utf-16le"));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return encoder.encode(decodeText(bytes, "utf-16be"));
  const declaration = latin1.decode(bytes.subarray(0, 200));
  const encoding = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(declaration)?.[1]?.toLowerCase();
  if (encoding === undefined || encoding === "utf-8" || encoding === "utf8" || encoding === "us-ascii")
    return bytes;
  try {
    return encoder.encode(new TextDecoder(encoding).decode(bytes));
  } catch {
    throw new UnreadableFileError({ expected: "XML in a known encoding", found: encoding });
  }
}
