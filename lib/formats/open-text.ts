/** A text file ready to be read: its encoding decided and recorded, UTF-16 turned into UTF-8. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { asciiCompatible, encodingOf, type TextEncoding } from "./text-decoding";

export interface OpenText {
  readonly source: ByteSource;
  readonly encoding: TextEncoding;
  /** First byte after a byte order mark. */
  readonly start: number;
  readonly warnings: ReaderWarning[];
}

export function openText(source: ByteSource): OpenText {
  const decision = encodingOf(source);
  const warnings: ReaderWarning[] = decision.guessed
    ? [
        {
          code: "encoding_guessed",
          message: `the file does not say its encoding; read as ${decision.encoding}, which fits its words`,
        },
      ]
    : [];
  return { ...asciiCompatible(source, decision), warnings };
}
