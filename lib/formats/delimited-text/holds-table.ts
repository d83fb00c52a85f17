/** Whether unknown text holds a table whose columns a person could name. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError } from "@/lib/domain/errors";
import { companionFile } from "../companion-files";
import { utf16Encoding } from "../text-decoding";
import { previewTable } from "./preview-table";

/** False for bytes that are no text, for text of a known kind without records, and for words alone. */
export function holdsTable(source: ByteSource): boolean {
  const head = source.read(0, 4096);
  if (source.size === 0 || !isText(head) || companionFile(head, null) !== null) return false;
  try {
    previewTable(source);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return false;
  }
}

/** No control characters but tabs and line ends, in any encoding that keeps ASCII or in UTF-16. */
function isText(head: Uint8Array): boolean {
  const isUtf16 = utf16Encoding(head) !== null;
  return head.every(
    (byte, at) => byte >= 32 || (byte >= 9 && byte <= 13) || (isUtf16 && (byte === 0 || at < 2)),
  );
}
