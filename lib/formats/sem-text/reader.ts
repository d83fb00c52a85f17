/**
 * The text that JEOL and Hitachi microscopes write beside each image; the image itself holds no scale.
 *
 * JEOL: lines "$CM_MAG 5000", "$CM_FULL_SIZE 1280 960", "$$SM_MICRON_BAR 160" (pixels of the bar) and
 * "$$SM_MICRON_MARKER 5um" (its length): pixel size = length / pixels.
 * Hitachi: "[SemImageFile]", then "Key=value": PixelSize in nm, DataSize=1280x960, Date, Time, InstructName; ASCII or
 * UTF-16.
 */
import { type ByteSource, readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { unitFactor } from "@/lib/domain/units";
import { decideDateOrder, startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { decideEncoding, decodeText } from "../text-decoding";

const hitachi = /^\s*\[(?:Sem|Tem)ImageFile\]/;
const jeol = /^\$(?:CM|\$SM)_[A-Z_]+ /;
const largest = 4 * 1024 * 1024;

export const reader: FormatReader = {
  id: "sem-text",
  title: "JEOL or Hitachi micrograph description",
  kind: "micrograph",
  version: 1,

  recognise({ text }: Sniff): Recognition | null {
    if (hitachi.test(text)) return { confidence: "certain", matchedBy: '"[SemImageFile]" in line 1' };
    return jeol.test(text) && /^\$\$SM_MICRON_BAR /m.test(text)
      ? { confidence: "certain", matchedBy: "JEOL's $CM_ and $$SM_ lines" }
      : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    if (source.size > largest)
      throw new UnreadableFileError({
        expected: `at most ${largest} bytes of description`,
        found: `${source.size}`,
      });
    const bytes = readAll(source);
    const { encoding, markLength } = decideEncoding(bytes);
    const text = decodeText(bytes.subarray(markLength), encoding);
    const isHitachi = hitachi.test(text);
    const pairs = isHitachi
      ? pairsOf(text, /^([^=[\]]+)=(.*)$/gm)
      : pairsOf(text, /^\$+([A-Z]+_[A-Z0-9_]+) +(.*)$/gm);
    const size = /(\d+)\s*[x× ]\s*(\d+)/.exec(
      pairs.DataSize ?? pairs.CM_FULL_SIZE ?? pairs.CM_IMAGE_SIZE ?? "",
    );
    const pixelSizeNm = isHitachi ? positive(Number(pairs.PixelSize)) : barPixelNm(pairs);
    if (size === null && pixelSizeNm === null)
      throw new UnreadableFileError({
        expected: "a pixel size or an image size",
        found: `${Object.keys(pairs).length} other entries`,
      });
    const warnings: ReaderWarning[] =
      pixelSizeNm === null
        ? [{ code: "range_unknown", message: "the description states no pixel size" }]
        : [];
    const printed = `${pairs.Date ?? pairs.CM_DATE ?? ""} ${pairs.Time ?? pairs.CM_TIME ?? ""}`.trim();
    const order = decideDateOrder([printed]);
    if (printed !== "" && order.certainty === "ambiguous")
      warnings.push({
        code: "ambiguous_date",
        message: `"${printed}": day first or month first cannot be told`,
      });
    return finishedFile(reader, context, {
      recordings: [
        { name: pairs.ImageName ?? pairs.CM_TITLE ?? "Image", kind: "micrograph", rows: 0, columns: [] },
      ],
      instrument: pairs.InstructName ?? pairs.CM_INSTRUMENT ?? (isHitachi ? "Hitachi" : "JEOL"),
      technique: pairs.SignalName ?? pairs.CM_SIGNAL ?? null,
      metadata: {
        widthPx: size === null ? null : Number(size[1]),
        heightPx: size === null ? null : Number(size[2]),
        pixelSizeNm,
        ...pairs,
      },
      startedAt: printed === "" ? null : startTimeOf(printed, order),
      text: { encoding, decimal: ".", dateOrder: order.certainty },
      warnings,
    });
  },
};

function pairsOf(text: string, pattern: RegExp): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const [, key = "", value = ""] of text.replaceAll("\r", "").matchAll(pattern))
    if (value.trim() !== "") pairs[key.trim()] ??= value.trim();
  return pairs;
}

/** Length of the scale bar over its pixels, in nm. */
function barPixelNm(pairs: Readonly<Record<string, string>>): number | null {
  const pixels = Number(pairs.SM_MICRON_BAR);
  const marker = /^([\d.]+)\s*(nm|um|µm|mm)$/.exec(pairs.SM_MICRON_MARKER ?? "");
  const factor = marker === null ? null : unitFactor(marker[2]!, "nm");
  return factor === null ? null : positive((Number(marker![1]) * factor) / pixels);
}

function positive(value: number): number | null {
  return value > 0 && Number.isFinite(value) ? value : null;
}
