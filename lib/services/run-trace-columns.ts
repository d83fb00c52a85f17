/**
 * The columns of a run's joined trace. What is not read but computed is made row group by row group, as it is written:
 * the joined trace of a large run would not fit into memory beside what it was made of.
 */
import type { Cycle } from "@/lib/analysis/cycles";
import type { CyclingRun } from "@/lib/analysis/cycling-run";
import type { HalfCycleTable } from "@/lib/analysis/half-cycles";
import type { ColumnValues } from "@/lib/domain/recording";
import type { ParquetColumn } from "@/lib/interop/columnar-parquet";
import type { ComputedValues } from "@/lib/interop/computed-values";

export const runTraceColumns = {
  time: "Test Time / s",
  voltage: "Voltage / V",
  current: "Current / A",
  unixTime: "Unix Time / s",
  vendorCycle: "Cycle Count / 1",
  cycle: "Plate Strip Cycle / 1",
  halfCycle: "Half Cycle / 1",
  halfCycleCapacity: "Half Cycle Capacity / Ah",
} as const;

export interface TracedRun {
  readonly run: CyclingRun;
  readonly table: HalfCycleTable;
  readonly cycles: readonly Cycle[];
}

export function tracedColumns({ run, table, cycles }: TracedRun): ParquetColumn[] {
  const { halfCycles } = table;
  const names = runTraceColumns;
  const optional = (name: string, values: ParquetColumn["values"] | null) =>
    values === null ? [] : [{ name, values }];
  return [
    { name: names.time, values: run.timeS, hasRange: true },
    { name: names.voltage, values: run.voltageV },
    ...optional(names.current, run.currentMa).map((column) => ({ ...column, divisor: 1000 })),
    ...optional(names.unixTime, run.unixTimeS),
    ...optional(names.vendorCycle, run.vendorCycle && asDoubles(run.vendorCycle)),
    { name: names.cycle, values: indexes(cycles, run.rows) },
    { name: names.halfCycle, values: indexes(halfCycles, run.rows) },
    { name: names.halfCycleCapacity, values: capacitiesAh(table, run.rows) },
  ];
}

function asDoubles(values: ColumnValues): ComputedValues {
  return {
    length: values.length,
    type: "DOUBLE",
    subarray: (start, end) => new Float64Array(values.subarray(start, end)),
  };
}

type Stretch = Pick<Cycle, "index" | "firstRecord" | "lastRecord">;

/** Of every record, the index of the stretch that it lies in, or −1. */
function indexes(stretches: readonly Stretch[], rows: number): ComputedValues {
  return {
    length: rows,
    type: "INT32",
    subarray(start, end) {
      const out = new Int32Array(end - start).fill(-1);
      for (const { index, firstRecord, lastRecord } of stretches)
        if (lastRecord >= start && firstRecord < end)
          out.fill(index, Math.max(0, firstRecord - start), lastRecord + 1 - start);
      return out;
    },
  };
}

/** Of every record, the charge that its half-cycle has passed so far, Ah; NaN between half-cycles. */
function capacitiesAh({ halfCycles, direction, chargeMah }: HalfCycleTable, rows: number): ComputedValues {
  // A half-cycle may begin in one row group and end in a later one.
  const passed = new Float64Array(halfCycles.length);
  return {
    length: rows,
    type: "DOUBLE",
    subarray(start, end) {
      const out = new Float64Array(end - start).fill(Number.NaN);
      for (const [at, half] of halfCycles.entries()) {
        if (half.lastRecord < start || half.firstRecord >= end) continue;
        const sign = half.direction === "positive" ? 1 : -1;
        const last = Math.min(half.lastRecord, end - 1);
        let passedMah = passed[at]!;
        for (let k = Math.max(half.firstRecord, start); k <= last; k++) {
          if (direction[k] === sign) passedMah += Math.abs(chargeMah[k]!);
          out[k - start] = passedMah / 1000;
        }
        passed[at] = passedMah;
      }
      return out;
    },
  };
}
