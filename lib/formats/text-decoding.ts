/**
 * Which encoding a text file is in, decided from its own bytes and recorded; never from the machine's locale.
 *
 * Order: byte order mark, UTF-8, cp932, cp949, gb18030, cp1252, latin-1. A candidate must decode strictly. Since
 * two-byte encodings accept each other's bytes by chance, what a candidate makes of the bytes must also look like
 * an instrument's words (titles in that language, or °, µ, ² where a unit has them) before it is preferred.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { withLineFeeds } from "./lone-returns";
import { utf16Source } from "./utf16-source";

export type TextEncoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "cp932"
  | "cp949"
  | "gb18030"
  | "cp1252"
  | "latin-1";

export interface EncodingDecision {
  readonly encoding: TextEncoding;
  /** Bytes of byte order mark to step over. */
  readonly markLength: number;
  /** True when other encodings would have decoded too: worth a warning `encoding_guessed`. */
  readonly guessed: boolean;
}

const decoderLabels: Readonly<Record<TextEncoding, string>> = {
  "utf-8": "utf-8",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  cp932: "shift_jis",
  cp949: "euc-kr",
  gb18030: "gb18030",
  cp1252: "windows-1252",
  "latin-1": "latin1",
};

/** Words a file in that encoding would have among its titles; two or more characters each, to be no accident. */
const titleWords: readonly (readonly [TextEncoding, RegExp])[] = [
  ["cp932", /電圧|電流|時間|容量|電池|測定|充電|放電|サイクル|温度|開始|日時|番号|抵抗|午前|午後|℃|Ω/g],
  ["cp949", /전압|전류|시간|용량|충전|방전|사이클|온도|시작|배터리|상태|날짜|오전|오후|℃|Ω/g],
  ["gb18030", /电压|电流|时间|容量|循环|工步|充电|放电|温度|能量|电池|状态|记录|日期|总|上午|下午|℃|Ω/g],
  ["cp1252", /°\s?[CF]|[µ][A-Za-z]|(?:cm|m)[²³]|[([/]°[)\]]?|Ah²|±|·/g],
];

const markFreeOrder: readonly TextEncoding[] = ["cp932", "cp949", "gb18030", "cp1252"];

/** The decision for a file from its first bytes (64 kB is plenty). Empty or plain ASCII input is "utf-8". */
export function decideEncoding(head: Uint8Array): EncodingDecision {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8", markLength: 3, guessed: false };
  const wide = utf16Encoding(head);
  if (wide !== null)
    return { encoding: wide.encoding, markLength: wide.markLength, guessed: wide.markLength === 0 };
  const text = foreignLines(wholeLines(head));
  if (decodesAs(text, "utf-8") !== null) return { encoding: "utf-8", markLength: 0, guessed: false };
  let best: TextEncoding | null = null;
  let bestScore = 0;
  let firstStrict: TextEncoding | null = null;
  const isWestern = standAlone(text);
  for (const encoding of markFreeOrder) {
    const decoded = decodesAs(text, encoding);
    if (decoded === null) continue;
    if (firstStrict === null && encoding !== "cp1252" && !isWestern && !looksMisread(decoded))
      firstStrict = encoding;
    const words = titleWords.find(([name]) => name === encoding)![1];
    const score = decoded.match(words)?.length ?? 0;
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  const encoding = best ?? firstStrict ?? (decodesAs(text, "cp1252") === null ? "latin-1" : "cp1252");
  return { encoding, markLength: 0, guessed: true };
}

const decisions = new WeakMap<ByteSource, EncodingDecision>();

/** The decision for a source from its first 64 kB, made once. */
export function encodingOf(source: ByteSource): EncodingDecision {
  const decision = decisions.get(source) ?? decideEncoding(source.read(0, 65_536));
  decisions.set(source, decision);
  return decision;
}

/** UTF-16 by its mark, or without one by its zeros; null for anything else. */
export function utf16Encoding(
  head: Uint8Array,
): { readonly encoding: "utf-16le" | "utf-16be"; readonly markLength: 0 | 2 } | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", markLength: 2 };
  const unmarked = unmarkedUtf16(head);
  return unmarked === null ? null : { encoding: unmarked, markLength: 0 };
}

// A decoder costs more to make than a line to decode.
const lenientDecoders = new Map<TextEncoding, TextDecoder>();
const strictDecoders = new Map<TextEncoding, TextDecoder>();

function decoder(encoding: TextEncoding, isStrict: boolean): TextDecoder {
  const decoders = isStrict ? strictDecoders : lenientDecoders;
  let made = decoders.get(encoding);
  if (made === undefined) {
    made = new TextDecoder(decoderLabels[encoding], { fatal: isStrict });
    decoders.set(encoding, made);
  }
  return made;
}

/** Text of the bytes; what does not decode becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return decoder(encoding, false).decode(bytes);
}

/** Text of the bytes if every one of them decodes, else null. */
export function decodesAs(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return decoder(encoding, true).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The same text in an encoding whose digits and separators are single ASCII bytes, its lines ended by line feeds:
 * UTF-16 is turned into UTF-8, anything else is handed back as it is. `start` is the first byte after a byte order mark.
 */
export function asciiCompatible(
  source: ByteSource,
  decision: EncodingDecision,
): { source: ByteSource; encoding: TextEncoding; start: number } {
  const { encoding, markLength } = decision;
  if (encoding !== "utf-16le" && encoding !== "utf-16be") {
    return { source: withLineFeeds(source), encoding, start: markLength };
  }
  return { source: withLineFeeds(utf16Source(source, encoding, markLength)), encoding: "utf-8", start: 0 };
}

/** Up to the last line end, so that a character cut by the end of `head` does not fail a strict decode. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(0x0a);
  return end > 0 ? head.subarray(0, end + 1) : head;
}

/** The lines that hold more than ASCII: all that tells encodings apart. No such encoding has a line end in a character. */
function foreignLines(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x80) continue;
    const start = bytes.lastIndexOf(0x0a, at) + 1;
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    kept.set(bytes.subarray(start, end), length);
    length += end - start;
    at = end - 1;
  }
  return kept.subarray(0, length);
}

/** Whether no two foreign bytes meet: words of two-byte characters have some that do, "März" and "°C" have none. */
function standAlone(text: Uint8Array): boolean {
  return text.every((byte, at) => byte < 0x80 || (text[at + 1] ?? 0) < 0x80);
}

/** Half-width katakana, private use and rare symbols in numbers are the mark of another encoding misread. */
function looksMisread(text: string): boolean {
  const foreign = text.match(/[^\x20-\x7e\s]/g)?.length ?? 0;
  const odd = text.match(/[\uff61-\uff9f\ue000-\uf8ff]/g)?.length ?? 0;
  return odd * 4 > foreign;
}

/** UTF-16 without a mark: nearly every second byte of ASCII text is zero. */
function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 16) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) evenZeros += 1;
    if (head[at + 1] === 0) oddZeros += 1;
  }
  const most = (length / 2) * 0.8;
  if (oddZeros > most && evenZeros < length / 20) return "utf-16le";
  if (evenZeros > most && oddZeros < length / 20) return "utf-16be";
  return null;
}
