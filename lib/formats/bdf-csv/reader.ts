/**
 * Battery Data Format as delimited text (`.bdf`, `.bdf.csv`), also compressed with gzip.
 *
 * One row of titles, each "Quantity / unit" or a machine name (lib/domain/bdf-terms.ts), one record a row; one cell a file.
 * Current is positive when it charges the test object. Files in the field have slips of 3600 and 1000 in their
 * units, cycle counts that are none, and time that runs backwards: bdf/bdf-checks.ts.
 * Gzip (RFC 1952): 1f 8b 08, then deflate.
 */
import { crc32, gunzipSync, constants as zlib } from "node:zlib";
import { type ByteSource, bytesSource, readAll } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { bdfWarnings, checkedScopes } from "../bdf/bdf-checks";
import { bdfRules, isBdfTitleRow, splitBdfTitle } from "../bdf/bdf-titles";
import { startOfRecording } from "../bdf/start-of-recording";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { gzipSource } from "../gzip-source";
import { openText } from "../open-text";
import { sniffSource } from "../sniff";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";

const search: TitleSearch = {
  what: "BDF titles (Test Time / s, Voltage / V, Current / A)",
  isTitleRow: isBdfTitleRow,
  maximumLines: 5,
};

/** So much compressed text is unpacked as a whole, which is fastest; more is unpacked as it is read. */
const mostBytesAtOnce = 512 * 1024 * 1024;
const mostPackedBytes = 256 * 1024 * 1024;
const mostUnpackedBytes = 4 * 1024 ** 3;

export const reader: FormatReader = {
  id: "bdf-csv",
  title: "Battery Data Format, text",
  kind: "cycling",
  version: 4,
  recognise,
  read,
};

function recognise(sniff: Sniff): Recognition | null {
  if (!isGzip(sniff.head)) return recogniseTitles(sniff, search);
  const head = gunzip(sniff.head, 1024 * 1024);
  if (head === null) return null;
  const found = recogniseTitles(sniffSource(bytesSource(sniff.fileName, head)), search);
  return found === null ? null : { ...found, matchedBy: `gzip of text with ${found.matchedBy}` };
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const warnings: ReaderWarning[] = [];
  const { source: plain, isCut } = isGzip(source.read(0, 3)) ? unpacked(source) : { source, isCut: false };
  const text = openText(plain, { isUnpacked: plain !== source });
  const { titles, delimiter, line } = findTitleLine(text, search);
  const table = readTitledTable(text.source, {
    titles,
    rules: bdfRules(titles),
    split: splitBdfTitle,
    delimiter,
    encoding: text.encoding,
    start: line.end,
    firstLine: line.number + 1,
    onProgress: context.onProgress,
  });
  if (isCut) warnings.push({ code: "truncated", message: "the compressed data end early" });
  const asTitled: Recording = {
    name: "BDF",
    kind: "cycling",
    rows: table.rows,
    columns: table.columns,
    currentKind: "signed",
  };
  const recording = checkedScopes(asTitled, warnings);
  return finishedFile(reader, context, {
    recordings: [recording],
    startedAt: startOfRecording(recording),
    text: { encoding: text.encoding, decimal: table.decimal },
    warnings: [...text.warnings, ...table.warnings, ...warnings, ...bdfWarnings(recording)],
    truncated: table.truncated || isCut,
  });
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function unpacked(source: ByteSource): { source: ByteSource; isCut: boolean } {
  if (source.size <= mostPackedBytes) {
    const packed = readAll(source);
    const bytes = packed.length < 18 ? null : gunzip(packed, mostBytesAtOnce);
    if (bytes !== null) return { source: bytesSource(source.name, bytes), isCut: isCutShort(packed, bytes) };
  }
  const stream = gzipSource(source, mostUnpackedBytes);
  return { source: stream, isCut: stream.isCut };
}

/** The last eight bytes are the checksum and size of the last member; there may be several, one behind the other. */
function isCutShort(packed: Uint8Array, bytes: Uint8Array): boolean {
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8);
  const size = trailer.getUint32(4, true);
  return size > bytes.length || crc32(bytes.subarray(bytes.length - size)) !== trailer.getUint32(0, true);
}

/** Null when the data are broken or unpack to more than `most`; data cut short give what is there. */
function gunzip(bytes: Uint8Array, most: number): Uint8Array | null {
  try {
    return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: most });
  } catch {
    return null;
  }
}
