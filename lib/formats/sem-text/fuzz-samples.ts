/** Synthetic samples to damage. */
export const jeolText = [
  "$CM_FORMAT SEM.JEOL",
  "$CM_MAG 5000",
  "$CM_FULL_SIZE 1280 960",
  "$CM_DATE 5/24/2019",
  "$CM_TIME 10:11:12 AM",
  "$CM_INSTRUMENT JSM-7900F",
  "$$SM_MICRON_BAR 160",
  "$$SM_MICRON_MARKER 5um",
  "",
].join("\r\n");

export const hitachiText = [
  "[SemImageFile]",
  "InstructName=SU8000",
  "Date=05/24/2019",
  "Time=10:11:12",
  "ImageName=a.tif",
  "DataSize=1280x960",
  "PixelSize=24.80469",
  "",
].join("\r\n");

export function fuzzSamples(): Uint8Array[] {
  return [jeolText, hitachiText].map((text) => new TextEncoder().encode(text));
}
