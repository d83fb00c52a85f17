/**
 * Lines that end in a carriage return alone, as old Macintosh programs and some terminal programs write them: read
 * as if they ended in a line feed, which changes no length and no offset.
 */
import type { ByteSource } from "@/lib/domain/byte-source";

const headBytes = 65_536;
const newline = 0x0a;
const carriage = 0x0d;

/** The same text with line feeds; any other source is handed back as it is. */
export function withLineFeeds(source: ByteSource): ByteSource {
  const head = source.read(0, headBytes);
  if (head.includes(newline) || !head.includes(carriage) || head.includes(0)) return source;
  return {
    name: source.name,
    size: source.size,
    read: (offset, length) => source.read(offset, length).map((byte) => (byte === carriage ? newline : byte)),
  };
}

/** Of a text's beginning. */
export function textWithLineFeeds(text: string): string {
  return text.includes("\n") ? text : text.replaceAll("\r", "\n");
}
