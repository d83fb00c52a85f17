/** Runs one reader on a text or on bytes as if they were a file named without a telling extension. */
import { expect } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { FormatReader } from "../format-reader";
import { sniffSource } from "../sniff";

/** The parsed file; fails the test when the reader does not recognise the content. */
export function readWith(reader: FormatReader, content: string | Uint8Array): ParsedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const source = bytesSource("unnamed.dat", bytes);
  const recognition = reader.recognise(sniffSource(source));
  expect(recognition, `${reader.id} recognises the content`).not.toBeNull();
  return reader.read(source, { matchedBy: recognition!.matchedBy });
}

export function warningCodes(parsed: ParsedFile): string[] {
  return parsed.warnings.map((warning) => warning.code);
}
