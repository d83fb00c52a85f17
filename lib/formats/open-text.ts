/** A text file ready to be read: its encoding decided and recorded, UTF-16 turned into UTF-8. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { asciiCompatible, encodingOf, type TextEncoding } from "./text-decoding";
import { withoutTail, zeroTailLength } from "./zero-tail";

export interface OpenText {
  readonly source: ByteSource;
  readonly encoding: TextEncoding;
  /** First byte after a byte order mark. */
  readonly start: number;
  readonly warnings: ReaderWarning[];
}

/** `isUnpacked` where looking at the end would mean unpacking everything before it. */
export function openText(source: ByteSource, { isUnpacked = false } = {}): OpenText {
  const decision = encodingOf(source);
  const warnings: ReaderWarning[] = decision.guessed
    ? [
        {
          code: "encoding_guessed",
          message: `the file does not say its encoding; read as ${decision.encoding}, which fits its words`,
        },
      ]
    : [];
  const text = asciiCompatible(source, decision);
  const zeros = isUnpacked ? 0 : zeroTailLength(text.source);
  if (zeros === 0) return { ...text, warnings };
  warnings.push({
    code: "truncated",
    message: `the file ends in ${zeros} zero bytes, as a write that was not finished leaves them; they were left out`,
  });
  return { ...text, source: withoutTail(text.source, zeros), warnings };
}
