/** What an unknown file is, in words a person can act on. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { decodeText, encodingOf } from "./text-decoding";
import { zipMemberNames } from "./zip-directory";

/** The beginning of an unknown file in words: its first line if it is text, else its first bytes. */
export function describeContent(source: ByteSource): string {
  const head = source.read(0, 512);
  const { encoding, markLength } = encodingOf(source);
  const isWide = encoding.startsWith("utf-16");
  const beginning = decodeText(head.subarray(markLength), encoding);
  const members = zipMemberNames(source);
  if (members !== null) return describeArchive(members);
  const control = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (control === 0 || isWide) {
    const line = beginning
      .split(/[\r\n]+/)
      .map((each) => each.trim())
      .find((each) => each !== "");
    if (line === undefined) return "only blank lines";
    return `text that begins "${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
  }
  const bytes = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"));
  return `${source.size} bytes that begin ${bytes.join(" ")}`;
}

/** What operating systems put into archives. */
const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/;

function describeArchive(all: readonly string[]): string {
  const members = all.filter((name) => !litter.test(name));
  const shown = members.slice(0, 3).map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name));
  const rest = members.length > shown.length ? ` and ${members.length - shown.length} more` : "";
  return `a ZIP archive of ${shown.join(", ")}${rest}; such files are sent unpacked`;
}
