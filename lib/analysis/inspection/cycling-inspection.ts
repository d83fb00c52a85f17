/** Half-cycles, cycles and ranges of a cycling file. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { analysisVersion } from "../analysis-version";
import type { ChargeSource } from "../charge-source";
import { type Cycle, findCycles } from "../cycles";
import { type CyclingRun, concatenate } from "../cycling-run";
import { findHalfCycles, type HalfCycle, type HalfCycleTable } from "../half-cycles";
import { type PlatingSign, platingSign } from "../plating-sign";
import { columnRange } from "./column-range";
import { isOneRun } from "./joins";

export interface InspectedHalfCycle
  extends Pick<
    HalfCycle,
    | "index"
    | "direction"
    | "records"
    | "capacityMah"
    | "startS"
    | "endS"
    | "voltageStartV"
    | "voltageEndV"
    | "voltageMinV"
    | "voltageMaxV"
    | "voltageMeanV"
    | "meanCurrentMa"
  > {}

export interface InspectedCycle
  extends Pick<
    Cycle,
    | "index"
    | "platedMah"
    | "strippedMah"
    | "ceFraction"
    | "platingMeanV"
    | "strippingMeanV"
    | "vendorCycle"
    | "flags"
  > {}

/** Charge by the file's own cycle numbers and current signs, to compare with the instrument's software. */
export interface VendorCycle {
  readonly vendorCycle: number;
  readonly records: number;
  readonly positiveMah: number;
  readonly negativeMah: number;
}

export interface CyclingInspection {
  readonly durationS: number | null;
  readonly timeStartS: number | null;
  readonly timeEndS: number | null;
  readonly voltageMinV: number | null;
  readonly voltageMaxV: number | null;
  readonly currentMinMa: number | null;
  readonly currentMaxMa: number | null;
  readonly parts: readonly { readonly name: string; readonly records: number }[];
  readonly chargeSource: ChargeSource;
  readonly platingSign: PlatingSign;
  readonly halfCycles: readonly InspectedHalfCycle[];
  /** Empty while nothing tells which sign plates. */
  readonly cycles: readonly InspectedCycle[];
  readonly vendorCycles: readonly VendorCycle[];
  readonly analysisVersion: number;
  /** Present when the file holds several tests that are not one run; all above is then the first one's. */
  readonly tests?: readonly ({ readonly name: string; readonly records: number } & CyclingInspection)[];
}

type WithWarnings = CyclingInspection & { readonly warnings: readonly ReaderWarning[] };

/**
 * The recordings of a file as one run, in the file's order; tests that ran side by side are told apart by their wall
 * clocks and inspected one by one. The plating sign is inferred.
 */
export function inspectCycling(recordings: readonly Recording[]): WithWarnings {
  if (isOneRun(recordings)) return inspectRun(recordings);
  const tests = recordings.map((recording) => ({ recording, found: inspectRun([recording]) }));
  const first = tests[0]!.found;
  return {
    ...first,
    tests: tests.map(({ recording, found: { warnings, ...found } }) => ({
      name: recording.name,
      records: recording.rows,
      ...found,
    })),
    warnings: [
      {
        code: "several_tests",
        message: `the file holds ${tests.length} tests that ran at the same time; half-cycles and cycles are those of "${recordings[0]!.name}", the others stand under "tests"`,
      },
      ...tests.flatMap(({ recording, found }) =>
        found.warnings.map((warning) => ({ ...warning, message: `${recording.name}: ${warning.message}` })),
      ),
    ],
  };
}

function inspectRun(recordings: readonly Recording[]): WithWarnings {
  const run = concatenate(recordings);
  const table = findHalfCycles(run);
  const sign = platingSign({ halfCycles: table.halfCycles, counterElectrode: "unknown" });
  const voltage = columnRange(recordings, "voltageV");
  const current = columnRange(recordings, "currentMa");
  const timeStartS = finite(run.timeS[0]);
  const timeEndS = finite(run.timeS[run.rows - 1]);
  const cycles = sign.sign === null ? [] : findCycles(table.halfCycles, { platingSign: sign.sign }, run);
  return {
    durationS: timeStartS === null || timeEndS === null ? null : timeEndS - timeStartS,
    timeStartS,
    timeEndS,
    voltageMinV: voltage.min,
    voltageMaxV: voltage.max,
    currentMinMa: current.min,
    currentMaxMa: current.max,
    parts: run.parts.map(({ name, records }) => ({ name, records })),
    chargeSource: table.chargeSource,
    platingSign: sign,
    halfCycles: table.halfCycles.map(halfCycleOf),
    cycles: cycles.map(cycleOf),
    vendorCycles: vendorCycles(run, table),
    analysisVersion,
    warnings: [...run.warnings, ...table.warnings],
  };
}

function halfCycleOf(half: HalfCycle): InspectedHalfCycle {
  const { index, direction, records, capacityMah, startS, endS, voltageStartV, voltageEndV } = half;
  const { voltageMinV, voltageMaxV, voltageMeanV, meanCurrentMa } = half;
  return {
    index,
    direction,
    records,
    capacityMah,
    startS,
    endS,
    voltageStartV,
    voltageEndV,
    meanCurrentMa,
    voltageMinV,
    voltageMaxV,
    voltageMeanV,
  };
}

function cycleOf(cycle: Cycle): InspectedCycle {
  const { index, platedMah, strippedMah, ceFraction, platingMeanV, strippingMeanV, vendorCycle, flags } =
    cycle;
  return { index, vendorCycle, platedMah, strippedMah, ceFraction, platingMeanV, strippingMeanV, flags };
}

function vendorCycles(run: CyclingRun, table: HalfCycleTable): VendorCycle[] {
  const { vendorCycle } = run;
  if (vendorCycle === null) return [];
  const byNumber = new Map<number, { records: number; positiveMah: number; negativeMah: number }>();
  for (let k = 0; k < run.rows; k++) {
    const number = vendorCycle[k]!;
    if (Number.isNaN(number)) continue;
    let entry = byNumber.get(number);
    if (entry === undefined) {
      entry = { records: 0, positiveMah: 0, negativeMah: 0 };
      byNumber.set(number, entry);
    }
    entry.records++;
    const direction = table.direction[k]!;
    if (direction > 0) entry.positiveMah += table.chargeMah[k]!;
    else if (direction < 0) entry.negativeMah -= table.chargeMah[k]!;
  }
  return [...byNumber].map(([number, entry]) => ({ vendorCycle: number, ...entry }));
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
