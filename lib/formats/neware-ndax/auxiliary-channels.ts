/**
 * Auxiliary members `data_AUX_<a>_<b>_<c>.ndc` (or `…_<n>.ndc`) as columns over the records.
 *
 * Versions 1–4: +8 u32 index, +31 i32 0.1 mV, +41 i16 0.1 °C, +43 i16 0.1 °C set point, in pages of 512 bytes.
 * Version 5: the same from byte 1 of records of 87 bytes. "float": one f32 a record. "marked": 0x65, f32 0.1 mV,
 * i16 0.1 °C; or 0x74, u32 index, u8 channel, 29 unknown, i16 0.1 °C, 51 unknown.
 * The members, sorted by the numbers in their names, are in the order in which TestInfo.xml lists the channels.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import { splitLayouts } from "./ndc-layouts";
import { type NdcFile, smallPageStarts, usedSlots } from "./ndc-pages";
import type { AuxiliaryChannel } from "./test-info";

interface Readings {
  readonly index: Uint32Array;
  readonly quantities: readonly { readonly kind: Quantity; readonly values: Float64Array }[];
}

type Quantity = "voltage" | "temperature" | "set temperature" | "humidity" | "unknown";

const kinds: ReadonlyMap<number, Quantity> = new Map([
  [103, "temperature"],
  [335, "set temperature"],
  [345, "humidity"],
]);
const units: Readonly<Record<Quantity, string | null>> = {
  voltage: "V",
  temperature: "degC",
  "set temperature": "degC",
  humidity: "%",
  unknown: null,
};

/** Names of auxiliary members, in the order of the channels. */
export function auxiliaryNames(names: readonly string[]): string[] {
  return names
    .filter((name) => /_\d+\.ndc$/.test(name))
    .map((name) => ({ name, numbers: (name.match(/\d+/g) ?? []).map(Number) }))
    .sort((a, b) => compareNumbers(a.numbers, b.numbers))
    .map((each) => each.name);
}

/** Columns of one member; a reading goes to the record of its index, records without one are NaN. */
export function auxiliaryColumns(
  file: NdcFile,
  channel: AuxiliaryChannel | null,
  recordIndex: Uint32Array,
  warnings: ReaderWarning[],
): Column[] {
  const readings = readAuxiliary(file, channel);
  if (readings === null) {
    warnings.push({
      code: "unknown_module",
      message: `auxiliary member of version ${file.version} and unknown layout; kept raw`,
      at: file.name,
    });
    return [];
  }
  const label = channel === null || channel.id === "" ? file.name.replace(/\.ndc$/, "") : `aux ${channel.id}`;
  return readings.quantities
    .filter(({ values }) => values.some((value) => value !== 0))
    .map(({ kind, values }) => ({
      name: `${label} ${kind}`,
      unit: units[kind],
      role: kind === "temperature" ? ("temperatureC" as const) : null,
      values: spread(readings.index, values, recordIndex),
      origin: "file" as const,
    }));
}

function readAuxiliary(file: NdcFile, channel: AuxiliaryChannel | null): Readings | null {
  if (file.version >= 1 && file.version <= 4)
    return readStructures(file, smallPageStarts(file, 94, 8), { index: 8, voltage: 31, temperature: 41 });
  if (file.version === 5)
    return readStructures(file, usedSlots(file, 87).starts, { index: 1, voltage: 24, temperature: 34 });
  const layout = splitLayouts.get(file.version);
  if (layout === undefined) return null;
  if (layout.auxiliary === "float") {
    const { starts, numbers } = usedSlots(file, 4);
    const values = Float64Array.from(starts, (at) => file.view.getFloat32(at, true));
    return { index: numbers, quantities: [{ kind: kinds.get(channel?.type ?? -1) ?? "unknown", values }] };
  }
  const mark = file.bytes[4096 + 132];
  if (mark === 0x65) {
    const { starts, numbers } = usedSlots(file, 7);
    return {
      index: numbers,
      quantities: [
        {
          kind: "voltage",
          values: Float64Array.from(starts, (at) => file.view.getFloat32(at + 1, true) / 10_000),
        },
        {
          kind: "temperature",
          values: Float64Array.from(starts, (at) => file.view.getInt16(at + 5, true) / 10),
        },
      ],
    };
  }
  if (mark !== 0x74) return null;
  const { starts } = usedSlots(file, 88);
  return {
    index: Uint32Array.from(starts, (at) => file.view.getUint32(at + 1, true)),
    quantities: [
      {
        kind: "temperature",
        values: Float64Array.from(starts, (at) => file.view.getInt16(at + 35, true) / 10),
      },
    ],
  };
}

function readStructures(
  file: NdcFile,
  starts: Uint32Array,
  offsets: { index: number; voltage: number; temperature: number },
): Readings {
  const { view } = file;
  const tenths = (offset: number) => Float64Array.from(starts, (at) => view.getInt16(at + offset, true) / 10);
  return {
    index: Uint32Array.from(starts, (at) => view.getUint32(at + offsets.index, true)),
    quantities: [
      {
        kind: "voltage",
        values: Float64Array.from(starts, (at) => view.getInt32(at + offsets.voltage, true) / 10_000),
      },
      { kind: "temperature", values: tenths(offsets.temperature) },
      { kind: "set temperature", values: tenths(offsets.temperature + 2) },
    ],
  };
}

/** Both indexes rise in all files seen; a reading out of order is still found by its index. */
function spread(index: Uint32Array, values: Float64Array, recordIndex: Uint32Array): Float64Array {
  const spreadValues = new Float64Array(recordIndex.length).fill(Number.NaN);
  let row = 0;
  for (let at = 0; at < index.length; at += 1) {
    const wanted = index[at]!;
    if (row >= recordIndex.length || recordIndex[row]! > wanted) row = lowerBound(recordIndex, wanted);
    while (row < recordIndex.length && recordIndex[row]! < wanted) row += 1;
    if (recordIndex[row] === wanted) spreadValues[row] = values[at]!;
  }
  return spreadValues;
}

function lowerBound(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
