/** Hand-made `.nda` files for tests. */
import type { NdaLayout } from "../neware-nda/nda-layouts";
import { type IntegerRecord, integerRecord } from "./synthetic-neware";

const headerBytes = 2048;

/** "NEWARE", the version, pointers to the records at 2048, and the header's own current range. */
export function ndaFile(version: number, records: readonly Uint8Array[], headerRange = 100): Uint8Array {
  const length = records.reduce((sum, record) => sum + record.length, 0);
  const bytes = Buffer.alloc(headerBytes + length);
  bytes.write("NEWARE20250101", 0, "latin1");
  bytes[14] = version;
  bytes.writeUInt32LE(512, 16);
  bytes.writeInt32LE(headerRange, 512 + 26);
  bytes.writeUInt32LE(headerBytes, 64);
  bytes.writeUInt32LE(length, 68);
  bytes.write("BTSServer 7.6", 300, "latin1");
  let at = headerBytes;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

/** A data record of a layout with four 64-bit counters and a civil date (versions 26 to 29). */
export function classicRecord(record: IntegerRecord, layout: NdaLayout): Uint8Array {
  return integerRecord(record, layout as unknown as Record<string, number>, layout.bytes, 0x55);
}

/** An auxiliary record between those of version 29. */
export function auxiliaryRecord(channel: number, index: number, tenthsC: number): Uint8Array {
  const record = Buffer.alloc(86);
  record[0] = 0x65;
  record[1] = channel;
  record.writeUInt32LE(index, 2);
  record.writeInt16LE(tenthsC, 34);
  return record;
}

export interface Bts9Record {
  readonly index: number;
  readonly timeS: number;
  readonly milliamperes: number;
  readonly volts: number;
  readonly milliampereSeconds?: number;
  readonly type?: number;
  readonly stepIndex?: number;
  readonly celsius?: number;
}

/** `.nda` 130 in the dialect of BTS 9.1: records of 56 bytes from byte 1024 on. */
export function bts91File(records: readonly Bts9Record[]): Uint8Array {
  const bytes = Buffer.alloc(1024 + records.length * 56);
  bytes.write("NEWARE20250101", 0, "latin1");
  bytes[14] = 130;
  bytes.writeBigUInt64LE(1024n, 82);
  bytes.writeBigUInt64LE(BigInt(records.length * 56), 90);
  for (const [place, record] of records.entries()) {
    const at = 1024 + place * 56;
    bytes[at] = 0x55;
    bytes[at + 1] = 6;
    bytes[at + 2] = record.stepIndex ?? 1;
    bytes[at + 3] = record.type ?? 1;
    bytes.writeUInt32LE(record.index, at + 8);
    bytes.writeUInt32LE(Math.floor(record.timeS), at + 12);
    bytes.writeUInt32LE(Math.round((record.timeS % 1) * 1e9), at + 16);
    bytes.writeFloatLE(record.milliamperes, at + 20);
    bytes.writeFloatLE(record.volts, at + 24);
    bytes.writeFloatLE(record.milliampereSeconds ?? 0, at + 28);
    bytes.writeUInt32LE(1_700_000_000 + Math.floor(record.timeS), at + 44);
    bytes.writeFloatLE(record.celsius ?? 0, at + 52);
  }
  return bytes;
}
