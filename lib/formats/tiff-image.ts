/** Size of a TIFF image, what its plain tags say, and whether its pixels are all there. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type TiffDirectory, tagNumbers, tagText } from "./tiff-directory";

export interface TiffImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly metadata: Readonly<Record<string, string | number>>;
  readonly truncated: boolean;
  readonly warnings: readonly ReaderWarning[];
}

const mostPixels = 1e6;
const texts = [
  ["ImageDescription", 270],
  ["Make", 271],
  ["Model", 272],
  ["Software", 305],
  ["DateTime", 306],
  ["Artist", 315],
] as const;
const longestText = 65_536;

/** @throws UnreadableFileError without a width and a height. */
export function readTiffImage(source: ByteSource, directory: TiffDirectory): TiffImage {
  const [widthPx = 0] = tagNumbers(source, directory, 256);
  const [heightPx = 0] = tagNumbers(source, directory, 257);
  if (!(widthPx >= 1 && heightPx >= 1 && widthPx <= mostPixels && heightPx <= mostPixels))
    throw new UnreadableFileError({
      expected: "an image width and height (tags 256, 257)",
      found: `${widthPx} × ${heightPx}`,
    });
  const metadata: Record<string, string | number> = {};
  for (const [name, tag] of texts) {
    const text = tagText(source, directory, tag)?.trim();
    if (text !== undefined && text !== "") metadata[name] = text.slice(0, longestText);
  }
  const [bits] = tagNumbers(source, directory, 258);
  if (bits !== undefined) metadata.bitsPerSample = bits;
  const [compression] = tagNumbers(source, directory, 259);
  if (compression !== undefined) metadata.compression = compression;
  const end = lastPixelByte(source, directory);
  const truncated = end > source.size;
  return {
    widthPx,
    heightPx,
    metadata,
    truncated,
    warnings: truncated
      ? [{ code: "truncated", message: `pixels end at byte ${end}, the file at ${source.size}` }]
      : [],
  };
}

/** First byte after the last strip or tile. */
function lastPixelByte(source: ByteSource, directory: TiffDirectory): number {
  const isTiled = directory.tags.has(324);
  const offsets = tagNumbers(source, directory, isTiled ? 324 : 273);
  const sizes = tagNumbers(source, directory, isTiled ? 325 : 279);
  let end = 0;
  for (const [index, offset] of offsets.entries()) end = Math.max(end, offset + (sizes[index] ?? 0));
  return end;
}
