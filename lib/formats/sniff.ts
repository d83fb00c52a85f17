/** What all recognitions look at: the first bytes, as bytes and as text, and the member names of a ZIP. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { Sniff } from "./format-reader";
import { zipMemberNames } from "./zip-directory";

const headBytes = 65_536;

export function sniffSource(source: ByteSource): Sniff {
  const head = source.read(0, headBytes);
  return {
    head,
    text: decodeHead(head).replace(/^(?:[ \t]*\r?\n)+/, ""),
    zipMembers: zipMemberNames(source),
    fileName: source.name,
    size: source.size,
  };
}

/** Latin-1, which maps every byte to one character; UTF-16 where a byte order mark says so. */
function decodeHead(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le").decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be").decode(head);
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  let text = "";
  for (let at = start; at < head.length; at += 8192) {
    text += String.fromCharCode(...head.subarray(at, Math.min(head.length, at + 8192)));
  }
  return text;
}
