/** Hand-made Neware members for tests: every byte is placed here, nothing is copied from a real file. */
import { writeZip, type ZipInput } from "./write-zip";

const pageBytes = 4096;

/** A paged `.ndc` member: header page, then pages whose mask marks the used slots. */
export function ndcPages(
  type: number,
  version: number,
  recordBytes: number,
  records: readonly Uint8Array[],
): Uint8Array {
  const perPage = Math.floor((pageBytes - 133) / recordBytes);
  const pages = Math.max(1, Math.ceil(records.length / perPage));
  const bytes = new Uint8Array(pageBytes * (pages + 1));
  bytes[0] = type;
  bytes[2] = version;
  for (const [number, record] of records.entries()) {
    const page = pageBytes * (1 + Math.floor(number / perPage));
    const slot = number % perPage;
    bytes[page + 4 + (slot >> 3)]! |= 1 << (slot & 7);
    bytes.set(record, page + 132 + slot * recordBytes);
  }
  return bytes;
}

export interface RunInfo {
  readonly index: number;
  readonly step: number;
  readonly stepTimeMs: number;
  readonly dtMs: number;
  readonly unixS: number;
  readonly milliseconds?: number;
  /** In the unit of the version: Ah and Wh (14), mAs and mWs (11). */
  readonly counters?: readonly [number, number, number, number];
}

/** A run info record with the fields of version 11 and up, `bytes` long. */
export function runInfoRecord(info: RunInfo, bytes: number): Uint8Array {
  const record = Buffer.alloc(bytes);
  record.writeUInt32LE(info.stepTimeMs, 0);
  for (const [at, counter] of (info.counters ?? [0, 0, 0, 0]).entries())
    record.writeFloatLE(counter, 5 + 4 * at);
  record.writeInt32LE(info.dtMs, 29);
  record.writeUInt32LE(info.unixS, 33);
  record.writeUInt32LE(info.step, 37);
  record.writeUInt32LE(info.index, 41);
  record.writeUInt16LE(info.milliseconds ?? 0, 45);
  return record;
}

export function stepRecord(
  cycleFromZero: number,
  stepIndex: number,
  type: number,
  bytes: number,
): Uint8Array {
  const record = Buffer.alloc(bytes);
  record.writeUInt32LE(cycleFromZero, 0);
  record.writeUInt32LE(stepIndex, 4);
  record[24] = type;
  return record;
}

export function pairRecord(first: number, second: number): Uint8Array {
  const record = Buffer.alloc(8);
  record.writeFloatLE(first, 0);
  record.writeFloatLE(second, 4);
  return record;
}

/** `.ndax` bytes of the members given, TestInfo.xml added unless one is given. */
export function ndax(members: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const given: Record<string, Uint8Array | string> = { "TestInfo.xml": testInfoXml(""), ...members };
  return writeZip(
    Object.entries(given).map(
      ([name, content]): ZipInput => ({
        name,
        bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
      }),
    ),
  );
}

/** TestInfo.xml with that text inside the TestInfo element. */
export function testInfoXml(inside: string): string {
  return `<?xml version="1.0" encoding="GB2312"?><root><config><TestInfo DevType="27" DevID="1" UnitID="0" ChlID="2" StartTime="2025-01-01 00:00:00">${inside}</TestInfo></config></root>`;
}

export interface IntegerRecord {
  readonly index: number;
  readonly cycle?: number;
  readonly stepIndex?: number;
  readonly type?: number;
  readonly timeMs?: number;
  readonly voltageTenthMv?: number;
  readonly current?: number;
  readonly counters?: readonly [number, number, number, number];
  readonly date?: readonly [number, number, number, number, number, number];
  readonly range?: number;
}

/** Places the fields at the offsets of a layout (`decodeIntegerRecords` reads the same ones). */
export function integerRecord(
  record: IntegerRecord,
  at: Readonly<Record<string, number>>,
  bytes: number,
  marker?: number,
): Uint8Array {
  const buffer = Buffer.alloc(bytes);
  if (marker !== undefined) buffer[0] = marker;
  buffer.writeUInt32LE(record.index, at.index!);
  buffer.writeUInt32LE(record.cycle ?? 0, at.cycle!);
  buffer[at.stepIndex!] = record.stepIndex ?? 1;
  buffer[at.stepType!] = record.type ?? 1;
  buffer.writeBigUInt64LE(BigInt(record.timeMs ?? 0), at.stepTime!);
  buffer.writeInt32LE(record.voltageTenthMv ?? 0, at.voltage!);
  buffer.writeInt32LE(record.current ?? 0, at.current!);
  for (const [place, counter] of (record.counters ?? [0, 0, 0, 0]).entries())
    buffer.writeBigInt64LE(BigInt(counter), at.counters! + 8 * place);
  const [year, ...rest] = record.date ?? [2025, 1, 2, 3, 4, 5];
  buffer.writeUInt16LE(year, at.date!);
  for (const [place, part] of rest.entries()) buffer[at.date! + 2 + place] = part;
  buffer.writeInt32LE(record.range ?? 100, at.range!);
  return buffer;
}
