/**
 * `.nda` 1–29: fixed records behind a header of 2048 bytes.
 *
 * Header: +16 u32 place of the device block (whose +26 i32 is the current range of records that name none),
 * +24/+28 u32 place and length of the test block, +64/+68 u32 place and length of the records, +72/+76 of the
 * auxiliary records (version 11 to 18). In versions 14 and 29 data and auxiliary records alternate, so all of them
 * are walked from the first (index 1) on.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { Column } from "@/lib/domain/recording";
import { decodeIntegerRecords } from "../neware/integer-records";
import type { NewareRecords } from "../neware/neware-records";
import type { NdaLayout } from "./nda-layouts";

export interface ClassicRecords {
  readonly records: NewareRecords;
  /** Auxiliary readings by record index; spread over the records once those are sorted. */
  readonly auxiliary: readonly AuxiliaryReadings[];
  /** Whether the file ends before the records that its header promises. */
  readonly isCut: boolean;
}

export interface AuxiliaryReadings {
  readonly channel: number;
  readonly index: Uint32Array;
  readonly voltageV: Float64Array;
  readonly temperatureC: Float64Array;
}

export function readClassicRecords(view: DataView, layout: NdaLayout): ClassicRecords {
  const begin = layout.isSearched ? findFirstRecord(view) : u32(view, 64);
  const promised = layout.isSearched ? Number.POSITIVE_INFINITY : u32(view, 68);
  const end = Math.min(view.byteLength, begin + promised);
  const starts: number[] = [];
  const auxiliaryStarts: number[] = [];
  for (let at = begin; at + layout.bytes <= end; at += layout.bytes) {
    const marker = view.getUint8(at);
    if (isData(view, at, layout, marker)) starts.push(at);
    else if (marker === 0x65) auxiliaryStarts.push(at);
  }
  const device = u32(view, 16);
  const range = device + 30 <= view.byteLength && device > 0 ? view.getInt32(device + 26, true) : 0;
  return {
    records: decodeIntegerRecords(view, Uint32Array.from(starts), layout, range),
    auxiliary: layout.isSearched ? readAuxiliary(view, auxiliaryStarts) : [],
    isCut: Number.isFinite(promised) && promised > 0 && begin + promised > view.byteLength,
  };
}

function isData(view: DataView, at: number, layout: NdaLayout, marker: number): boolean {
  if (layout.markers !== null && !layout.markers.includes(marker)) return false;
  if (layout.index >= 0 && view.getUint32(at + layout.index, true) === 0) return false;
  return !layout.isSearched || view.getUint8(at + layout.stepType) !== 0;
}

/** The first data record: marker 0x55 (0xaa in some), a zero, and index 1. */
function findFirstRecord(view: DataView): number {
  const last = view.byteLength - 86;
  for (let at = 0; at <= last; at += 1) {
    const marker = view.getUint8(at);
    if (marker !== 0x55 && marker !== 0xaa) continue;
    if (view.getUint8(at + 1) === 0 && view.getUint32(at + 2, true) === 1) return at;
  }
  throw new UnreadableFileError({ expected: "a record with index 1", found: "none in the file" });
}

/** Auxiliary records of versions 14 to 29: u8 channel at 1, u32 index at 2, i32 0.1 mV at 22, i16 0.1 °C at 34. */
function readAuxiliary(view: DataView, starts: readonly number[]): AuxiliaryReadings[] {
  const byChannel = new Map<number, number[]>();
  for (const at of starts) {
    const channel = view.getUint8(at + 1);
    const list = byChannel.get(channel);
    if (list === undefined) byChannel.set(channel, [at]);
    else list.push(at);
  }
  return [...byChannel].map(([channel, own]) => ({
    channel,
    index: Uint32Array.from(own, (at) => view.getUint32(at + 2, true)),
    voltageV: Float64Array.from(own, (at) => view.getInt32(at + 22, true) / 10_000),
    temperatureC: Float64Array.from(own, (at) => view.getInt16(at + 34, true) / 10),
  }));
}

/** Readings as columns over the records; a quantity that is zero throughout was not measured. */
export function auxiliaryColumnsOf(
  auxiliary: readonly AuxiliaryReadings[],
  recordIndex: Uint32Array,
): Column[] {
  const rowOf = new Map<number, number>();
  for (let row = 0; row < recordIndex.length; row += 1) rowOf.set(recordIndex[row]!, row);
  return auxiliary.flatMap(({ channel, index, voltageV, temperatureC }) => {
    const over = (values: Float64Array) => {
      const spread = new Float64Array(recordIndex.length).fill(Number.NaN);
      for (let at = 0; at < index.length; at += 1) {
        const row = rowOf.get(index[at]!);
        if (row !== undefined) spread[row] = values[at]!;
      }
      return spread;
    };
    const columns: Column[] = [];
    if (voltageV.some((value) => value !== 0))
      columns.push({
        name: `aux ${channel} voltage`,
        unit: "V",
        role: null,
        values: over(voltageV),
        origin: "file",
      });
    if (temperatureC.some((value) => value !== 0))
      columns.push({
        name: `aux ${channel} temperature`,
        unit: "degC",
        role: "temperatureC",
        values: over(temperatureC),
        origin: "file",
      });
    return columns;
  });
}

function u32(view: DataView, at: number): number {
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
}
