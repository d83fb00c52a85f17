/** The same bytes with every quotation mark turned into a blank: for rows that are quoted as a whole. */
import type { ByteSource } from "@/lib/domain/byte-source";

const quote = 0x22;
const blank = 0x20;

/** A source that copies what it reads, so that the original stays as it is. */
export function unquotedSource(source: ByteSource): ByteSource {
  return {
    name: source.name,
    size: source.size,
    read(offset, length) {
      const bytes = source.read(offset, length).slice();
      for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at + 1)) bytes[at] = blank;
      return bytes;
    },
  };
}
