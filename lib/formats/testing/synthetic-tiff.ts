/** Synthetic TIFF files: a few grey pixels and the tags a test wants. */

export type TiffValue = string | number;

/** Tags beside width, height, strips; texts as ASCII, numbers as u32. `bigEndian` writes "MM". */
export function syntheticTiff(
  tags: Readonly<Record<number, TiffValue>>,
  options: { widthPx?: number; heightPx?: number; bigEndian?: boolean; directoryLast?: boolean } = {},
): Uint8Array {
  const { widthPx = 8, heightPx = 4, bigEndian = false, directoryLast = false } = options;
  const pixels = Buffer.alloc(widthPx * heightPx, 0x80);
  const entries = new Map<number, TiffValue>([
    [256, widthPx],
    [257, heightPx],
    [258, 8],
    [259, 1],
    [273, 0],
    [279, pixels.length],
    ...Object.entries(tags).map(([tag, value]) => [Number(tag), value] as const),
  ]);
  const directoryBytes = 2 + entries.size * 12 + 4;
  const texts = [...entries].filter(([, value]) => typeof value === "string" && value.length >= 4);
  const textBytes = texts.reduce((sum, [, value]) => sum + String(value).length + 1, 0);
  const directoryAt = directoryLast ? 8 + pixels.length + textBytes : 8;
  const pixelsAt = directoryLast ? 8 : 8 + directoryBytes;
  entries.set(273, pixelsAt);
  const bytes = Buffer.alloc(8 + directoryBytes + pixels.length + textBytes);
  const u16 = (value: number, at: number) =>
    bigEndian ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at);
  const u32 = (value: number, at: number) =>
    bigEndian ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at);
  bytes.write(bigEndian ? "MM" : "II", 0, "latin1");
  u16(42, 2);
  u32(directoryAt, 4);
  pixels.copy(bytes, pixelsAt);
  u16(entries.size, directoryAt);
  let textAt = pixelsAt + pixels.length;
  for (const [index, [tag, value]] of [...entries].sort(([a], [b]) => a - b).entries()) {
    const at = directoryAt + 2 + index * 12;
    u16(tag, at);
    u16(typeof value === "string" ? 2 : 4, at + 2);
    u32(typeof value === "string" ? value.length + 1 : 1, at + 4);
    if (typeof value === "number") u32(value, at + 8);
    else if (value.length < 4) bytes.write(value, at + 8, "latin1");
    else {
      u32(textAt, at + 8);
      bytes.write(value, textAt, "latin1");
      textAt += value.length + 1;
    }
  }
  return new Uint8Array(bytes);
}

/** Text of Zeiss's tag. */
export const zeissText = [
  "0",
  "0",
  "0",
  "1.116500e-008",
  "DP_SEM",
  "Sem = synthetic",
  "AP_IMAGE_PIXEL_SIZE",
  "Image Pixel Size = 11.16 nm",
  "AP_TIME",
  "Time :11:18:36",
  "AP_DATE",
  "Date :9 Dec 2019",
  "",
].join("\r\n");

/** Text of FEI's tag. */
export const feiText = [
  "[User]",
  "Date=05/24/2019",
  "Time=10:11:12 AM",
  "[System]",
  "SystemType=Helios G4 CX",
  "[Scan]",
  "PixelWidth=3.37302e-009",
  "PixelHeight=3.37302e-009",
  "",
].join("\r\n");
