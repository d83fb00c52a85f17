/**
 * Micrographs as TIFF of other makers than Zeiss, and plain TIFF images.
 *
 * FEI / Thermo Fisher: tag 34682 (FEI_HELIOS) or 34680 (FEI_SFEG), INI text: "[Scan]" with PixelWidth and PixelHeight in
 * metres, "[User]" with Date and Time, "[System]", "[Beam]". TESCAN: tag 50431, INI text with "[MAIN]" PixelSizeX in
 * metres. ImageJ: ImageDescription with "unit=um" and pixels a unit as XResolution.
 * The bare resolution of a TIFF is not a scale: programs write 72 or 300 dots an inch into it without meaning any.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { unitFactor } from "@/lib/domain/units";
import { decideDateOrder, startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { isTiff, readTiffDirectory, type TiffDirectory, tagNumbers, tagText } from "../tiff-directory";
import { readTiffImage } from "../tiff-image";

const makers = [
  { tag: 34_682, name: "FEI / Thermo Fisher (FEI_HELIOS)", pixel: "Scan.PixelWidth" },
  { tag: 34_680, name: "FEI / Thermo Fisher (FEI_SFEG)", pixel: "Scan.PixelWidth" },
  { tag: 50_431, name: "TESCAN", pixel: "MAIN.PixelSizeX" },
] as const;
const smartSemTag = 34_118;

export const reader: FormatReader = {
  id: "sem-tiff",
  title: "Micrograph as TIFF",
  kind: "micrograph",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    if (!isTiff(sniff.head)) return null;
    let directory: TiffDirectory | null = null;
    try {
      directory = readTiffDirectory(bytesSource("head", sniff.head));
    } catch {
      // The directory stands further back in the file.
    }
    if (directory?.tags.has(smartSemTag)) return null;
    const maker = makers.find(({ tag }) => directory?.tags.has(tag));
    return maker === undefined
      ? { confidence: "possible", matchedBy: "a TIFF image" }
      : { confidence: "certain", matchedBy: `TIFF tag ${maker.tag}, ${maker.name}` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const directory = readTiffDirectory(source);
    const image = readTiffImage(source, directory);
    const warnings: ReaderWarning[] = [...image.warnings];
    const maker = makers.find(({ tag }) => directory.tags.has(tag));
    const settings = maker === undefined ? {} : parseIni(tagText(source, directory, maker.tag) ?? "");
    const metres = maker === undefined ? Number.NaN : Number(settings[maker.pixel]?.split(/\s/)[0]);
    const pixelSizeNm =
      metres > 0
        ? metres * 1e9
        : imageJPixelNm(source, directory, String(image.metadata.ImageDescription ?? ""));
    if (pixelSizeNm === null)
      warnings.push({ code: "range_unknown", message: "nothing in the file states the size of a pixel" });
    const printed =
      `${settings["User.Date"] ?? settings["MAIN.Date"] ?? ""} ${settings["User.Time"] ?? settings["MAIN.Time"] ?? ""}`.trim();
    return finishedFile(reader, context, {
      recordings: [{ name: "Image", kind: "micrograph", rows: 0, columns: [] }],
      instrument: settings["System.SystemType"] ?? settings["MAIN.Device"] ?? maker?.name ?? null,
      technique: settings["Detectors.Name"] ?? null,
      metadata: {
        widthPx: image.widthPx,
        heightPx: image.heightPx,
        pixelSizeNm,
        ...image.metadata,
        ...settings,
      },
      startedAt: printed === "" ? null : startTimeOf(printed, decideDateOrder([printed])),
      warnings,
      truncated: image.truncated,
    });
  },
};

const mostEntries = 5000;

function parseIni(text: string): Record<string, string> {
  const settings: Record<string, string> = {};
  let section = "";
  for (const line of text.split(/\r?\n/, mostEntries)) {
    const header = /^\[([^\]]+)\]\s*$/.exec(line);
    if (header !== null) section = `${header[1]}.`;
    const pair = /^([^=[]+)=(.*)$/.exec(line);
    if (pair !== null && pair[2]!.trim() !== "") settings[`${section}${pair[1]!.trim()}`] = pair[2]!.trim();
  }
  return settings;
}

/** ImageJ: pixels a unit as XResolution, the unit in the description. */
function imageJPixelNm(source: ByteSource, directory: TiffDirectory, description: string): number | null {
  const printed = /^ImageJ=[\s\S]*?\bunit=(\S+)/.exec(description)?.[1];
  const [pixels = Number.NaN] = tagNumbers(source, directory, 282);
  if (printed === undefined || !(pixels > 0) || pixels === 1) return null;
  const factor = unitFactor(/^(micron|\\u00B5m|um|µm)$/i.test(printed) ? "um" : printed, "nm");
  return factor === null ? null : factor / pixels;
}
