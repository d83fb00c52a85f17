/**
 * Zeiss SmartSEM micrograph: a TIFF file with tag 34118 (CZ_SEM).
 *
 * The tag is text in cp1252, lines ended by CR LF: some thirty lines of numbers without names (the fourth is the pixel
 * size in metres), then pairs of lines, a code and what SmartSEM shows for it: "AP_IMAGE_PIXEL_SIZE", "Image Pixel
 * Size = 11.16 nm"; "AP_DATE", "Date :9 Dec 2019". Codes begin with AP_ (numbers), DP_ (choices) or SV_ (texts).
 * The pixels themselves are not read here.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { unitFactor } from "@/lib/domain/units";
import { decideDateOrder, startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { isTiff, readTiffDirectory, type TiffDirectory, tagText } from "../tiff-directory";
import { readTiffImage } from "../tiff-image";

const smartSemTag = 34_118;

export const reader: FormatReader = {
  id: "zeiss-tiff",
  title: "Zeiss SmartSEM TIFF",
  kind: "micrograph",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    if (!isTiff(sniff.head)) return null;
    const directory = directoryInHead(sniff);
    if (directory === null) return { confidence: "possible", matchedBy: "a TIFF file" };
    if (!directory.tags.has(smartSemTag)) return null;
    return { confidence: "certain", matchedBy: "TIFF tag 34118 (CZ_SEM)" };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const directory = readTiffDirectory(source);
    const text = tagText(source, directory, smartSemTag);
    if (text === null)
      throw new UnreadableFileError({
        expected: "TIFF tag 34118 (CZ_SEM)",
        found: "none in the first directory",
      });
    const image = readTiffImage(source, directory);
    const entries = parseEntries(text);
    const pixelSizeNm =
      lengthNm(entries.AP_IMAGE_PIXEL_SIZE) ?? lengthNm(entries.AP_PIXEL_SIZE) ?? headerPixelNm(text);
    const warnings: ReaderWarning[] = [...image.warnings];
    if (pixelSizeNm === null)
      warnings.push({ code: "range_unknown", message: "the tag states no pixel size" });
    const date = shown(entries.AP_DATE);
    const printed = date === null ? null : `${date} ${shown(entries.AP_TIME) ?? ""}`.trim();
    return finishedFile(reader, context, {
      formatVersion: shown(entries.SV_VERSION),
      recordings: [
        { name: shown(entries.SV_FILE_NAME) ?? "Image", kind: "micrograph", rows: 0, columns: [] },
      ],
      instrument: shown(entries.DP_SEM),
      technique: shown(entries.DP_DETECTOR_CHANNEL),
      metadata: {
        widthPx: image.widthPx,
        heightPx: image.heightPx,
        pixelSizeNm,
        ...image.metadata,
        ...entries,
      },
      startedAt: printed === null ? null : startTimeOf(printed, decideDateOrder([printed])),
      warnings,
      truncated: image.truncated,
    });
  },
};

function directoryInHead(sniff: Sniff): TiffDirectory | null {
  try {
    return readTiffDirectory(bytesSource("head", sniff.head));
  } catch {
    return null;
  }
}

/** Code and the line after it, as SmartSEM shows it. */
function parseEntries(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/);
  const entries: Record<string, string> = {};
  for (let index = 0; index + 1 < lines.length; index += 1)
    if (/^[A-Z]{2}_[A-Z0-9_]+$/.test(lines[index]!)) {
      entries[lines[index]!] = lines[index + 1]!.trim();
      index += 1;
    }
  return entries;
}

/** "Sem = Auriga 60" → "Auriga 60", "Date :9 Dec 2019" → "9 Dec 2019"; null for an empty value. */
function shown(entry: string | undefined): string | null {
  const value = entry?.replace(/^[^=:]*[=:]\s*/, "").trim();
  return value === undefined || value === "" ? null : value;
}

function lengthNm(entry: string | undefined): number | null {
  const match = /^([\d.]+(?:[eE][+-]?\d+)?)\s*(\S+)$/.exec(shown(entry) ?? "");
  if (match === null) return null;
  const factor = unitFactor(match[2] === "pm" ? "nm" : match[2]!, "nm");
  const value = Number(match[1]) * (factor ?? Number.NaN) * (match[2] === "pm" ? 1e-3 : 1);
  return value > 0 ? value : null;
}

function headerPixelNm(text: string): number | null {
  const value = Number(text.split(/\r?\n/, 4)[3]) * 1e9;
  return value > 0 && value < 1e9 ? value : null;
}
