/** A small cycling recording for tests: two steps, counters that restart, a gap, words, one vendor column. */
import type { Recording } from "@/lib/domain/recording";

export function makeRecording(rows = 8): Recording {
  const half = rows >> 1;
  const each = <T>(make: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => make(row));
  const charge = each((row) => (row < half ? row * 0.1 : 0));
  const discharge = each((row) => (row < half ? 0 : (row - half) * 0.1));
  return {
    name: "made",
    kind: "cycling",
    rows,
    currentKind: "signed",
    columns: [
      {
        name: "Index",
        role: "recordIndex",
        unit: "1",
        values: Int32Array.from(each((row) => row + 1)),
        origin: "file",
      },
      {
        name: "t",
        role: "timeS",
        unit: "s",
        values: Float64Array.from(each((row) => row * 360)),
        origin: "file",
      },
      {
        name: "Ewe/V",
        role: "voltageV",
        unit: "V",
        values: Float64Array.from(each((row) => (row === 2 ? Number.NaN : 3 + row / 7))),
        origin: "file",
      },
      {
        name: "I",
        role: "currentMa",
        unit: "mA",
        vendorUnit: "A",
        values: Float64Array.from(each((row) => (row < half ? 1 : -1))),
        origin: "reconstructed",
      },
      {
        name: "Q+",
        role: "chargeCapacityMah",
        unit: "mAh",
        values: Float64Array.from(charge),
        origin: "file",
        capacityScope: "step",
      },
      {
        name: "Q-",
        role: "dischargeCapacityMah",
        unit: "mAh",
        values: Float64Array.from(discharge),
        origin: "file",
        capacityScope: "step",
      },
      {
        name: "State",
        role: "state",
        unit: "1",
        values: Uint8Array.from(each((row) => (row < half ? 1 : 0))),
        labels: ["D, chg", "C"],
        origin: "file",
      },
      {
        name: "Fan speed",
        role: null,
        unit: "rpm",
        values: Float32Array.from(each((row) => row * 0.5)),
        origin: "file",
      },
    ],
  };
}
