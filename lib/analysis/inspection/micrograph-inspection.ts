/** Size and scale of a micrograph, as its reader put them into the metadata. */
import type { ParsedFile } from "@/lib/domain/parsed-file";

export interface MicrographInspection {
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly pixelSizeNm: number | null;
  readonly metadata: ParsedFile["metadata"];
}

export function inspectMicrograph(parsed: ParsedFile): MicrographInspection {
  const number = (key: string) => {
    const value = parsed.metadata[key];
    return typeof value === "number" ? value : null;
  };
  return {
    widthPx: number("widthPx"),
    heightPx: number("heightPx"),
    pixelSizeNm: number("pixelSizeNm"),
    metadata: parsed.metadata,
  };
}
