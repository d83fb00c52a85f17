/** Settings, log and loop modules: what is understood of them, as flat metadata. */
import type { StartTime } from "@/lib/domain/parsed-file";

export type Metadata = Record<string, string | number | boolean | null>;

const techniques: Readonly<Record<number, string>> = {
  4: "GCPL",
  6: "CV",
  11: "OCV",
  22: "MP",
  24: "CA",
  25: "CP",
  28: "WAIT",
  29: "PEIS",
  30: "GEIS",
  48: "CV",
  50: "ZIR",
  51: "CVA",
  108: "LSV",
  117: "coV",
  118: "coC",
  119: "GCPL",
  127: "MB",
};

type Field = readonly [offset: number, kind: "text" | "f32" | "u8" | "u16", key: string];

/** Operator's entries: they are stated, not measured, and 0.001 is what the program fills in by itself. */
const settingsFields: readonly Field[] = [
  [0x0007, "text", "comments"],
  [0x0107, "f32", "activeMass"],
  [0x010b, "f32", "atX"],
  [0x010f, "f32", "molecularWeight"],
  [0x0113, "f32", "atomicWeight"],
  [0x0117, "f32", "acquisitionStartX"],
  [0x011b, "u16", "electronsTransferred"],
  [0x011e, "text", "electrodeMaterial"],
  [0x01c0, "text", "electrolyte"],
  [0x0211, "f32", "electrodeAreaCm2"],
  [0x0215, "text", "referenceElectrode"],
  [0x024c, "f32", "characteristicMass"],
  [0x025c, "f32", "batteryCapacity"],
  [0x0260, "u8", "batteryCapacityUnitCode"],
];

const logFields: readonly Field[] = [
  [0x0009, "u8", "channelIndex"],
  [0x00ab, "u16", "channelSerial"],
  [0x01f8, "f32", "controlRangeMinV"],
  [0x01fc, "f32", "controlRangeMaxV"],
  [0x0251, "text", "fileName"],
  [0x0351, "text", "host"],
  [0x0384, "text", "address"],
  [0x03b7, "text", "softwareVersion"],
  [0x03be, "text", "serverVersion"],
  [0x03c5, "text", "interpreterVersion"],
  [0x03cf, "text", "deviceSerial"],
];

/** Name of the technique, e.g. "GCPL"; the code in hexadecimal where it is not known; null for an empty module. */
export function techniqueOf(settings: Uint8Array): string | null {
  const code = settings[0];
  if (code === undefined) return null;
  return techniques[code] ?? `technique 0x${code.toString(16).padStart(2, "0")}`;
}

export function settingsMetadata(settings: Uint8Array): Metadata {
  return readFields(settings, settingsFields, "settings");
}

export function logMetadata(log: Uint8Array): Metadata {
  return readFields(log, logFields, "log");
}

/**
 * The channel as the programs print it: "5" in EC-Lab, "D8" in BT-Lab (versions 1.x), which counts eight channels
 * to a letter. Null where the log holds no channel.
 */
export function channelOf(metadata: Metadata): string | null {
  const index = metadata["log.channelIndex"];
  if (typeof index !== "number") return null;
  const isBtLab = /^1\./.test(String(metadata["log.softwareVersion"] ?? ""));
  if (!isBtLab || index >= 26 * 8) return String(index + 1);
  return `${String.fromCharCode(65 + Math.floor(index / 8))}${(index % 8) + 1}`;
}

/** Row indices at which the loops begin, as one comma-separated value. */
export function loopMetadata(loop: Uint8Array): Metadata {
  if (loop.length < 4) return {};
  const view = viewOf(loop);
  const count = Math.min(view.getUint32(0, true), Math.floor((loop.length - 4) / 4));
  const indices: number[] = [];
  for (let at = 0; at < count; at++) indices.push(view.getUint32(4 + at * 4, true));
  return { "loop.count": view.getUint32(0, true), "loop.indices": indices.join(",") };
}

const oleEpochDays = 25_569;
const timestampOffsets = [0x0249, 465, 469, 473];

/**
 * The start as an OLE date (days since 1899-12-30 on the instrument's clock, zone unknown). It lies at one of four
 * places; the one is taken that is a date of this century and falls on a day that the module header names.
 */
export function startOf(log: Uint8Array, headerDates: readonly string[]): StartTime | null {
  const view = viewOf(log);
  let fallback: number | null = null;
  for (const offset of timestampOffsets) {
    if (offset + 8 > log.length) continue;
    const days = view.getFloat64(offset, true);
    if (!(days > 36_526 && days < 55_000)) continue;
    if (headerDates.some((date) => isSameDay(days, date))) return startTime(days);
    if (days > 40_000 && days < 50_000) fallback ??= days;
  }
  return fallback === null ? null : startTime(fallback);
}

function startTime(days: number): StartTime {
  const iso = new Date(Math.round((days - oleEpochDays) * 86_400_000)).toISOString().replace("Z", "");
  return { printed: `OLE date ${days}`, iso, zone: "unknown" };
}

/** Whether an OLE date falls on "10/26/20" or "05.15.25", day and month in either order. */
function isSameDay(days: number, printed: string): boolean {
  const numbers = printed.match(/\d+/g)?.map(Number) ?? [];
  const day = new Date((days - oleEpochDays) * 86_400_000);
  const wanted = [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCFullYear() % 100];
  return (
    numbers.length === 3 &&
    [...numbers].sort((a, b) => a - b).join() === [...wanted].sort((a, b) => a - b).join()
  );
}

function readFields(bytes: Uint8Array, fields: readonly Field[], prefix: string): Metadata {
  const view = viewOf(bytes);
  const metadata: Metadata = {};
  for (const [offset, kind, key] of fields) {
    const size = kind === "f32" ? 4 : kind === "u16" ? 2 : 1;
    if (offset + size > bytes.length) continue;
    if (kind === "text") {
      const text = pascalText(bytes, offset);
      if (text !== "") metadata[`${prefix}.${key}`] = text;
    } else if (kind === "f32") {
      const value = view.getFloat32(offset, true);
      // The shortest decimal that the stored single precision number stands for: 0.001, not 0.0010000000474974513.
      metadata[`${prefix}.${key}`] = Number.isFinite(value) ? Number(value.toPrecision(7)) : null;
    } else {
      metadata[`${prefix}.${key}`] = kind === "u16" ? view.getUint16(offset, true) : view.getUint8(offset);
    }
  }
  return metadata;
}

/** A length byte, then that many cp1252 characters. */
function pascalText(bytes: Uint8Array, offset: number): string {
  const end = Math.min(bytes.length, offset + 1 + bytes[offset]!);
  const text = new TextDecoder("windows-1252").decode(bytes.subarray(offset + 1, end));
  const nul = text.indexOf("\0");
  return (nul < 0 ? text : text.slice(0, nul)).trim();
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
