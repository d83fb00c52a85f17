/**
 * Plate-and-strip cycles from half-cycles. Cycle k is the k-th plating with the stripping that follows it. A run
 * that starts with stripping keeps that half-cycle as a row of its own (index 0): its partner was never measured.
 */
import type { AreaBasis } from "@/lib/domain/area";
import type { CyclingRun } from "./cycling-run";
import type { HalfCycle } from "./half-cycles";

export type CycleFlag =
  /** The first plating of the run: formation, alloying; its efficiency stands apart. */
  | "first"
  /** The last row of the run. */
  | "terminal"
  /** Plating without the stripping that belongs to it. */
  | "incomplete"
  /** Stripping before the first plating. */
  | "unpaired_strip"
  /** More stripped than plated: dead lithium recovered, a short, a wrong polarity. Never clipped. */
  | "ce_above_100"
  /** A rule of `short-circuit/` fired in this cycle. */
  | "soft_short_suspect"
  /** Plated charge too small to divide by. */
  | "below_resolution";

export interface Cycle {
  /** 1 for the first plating; 0 for a leading strip. */
  readonly index: number;
  /** Indices into the half-cycles of the run. */
  readonly platingHalfCycle: number | null;
  readonly strippingHalfCycle: number | null;
  readonly platedMah: number | null;
  readonly strippedMah: number | null;
  /** Stripped over plated charge; null without both, or when the plated charge is below resolution. */
  readonly ceFraction: number | null;
  /** Divided by the area that the table names; null when it names none. */
  readonly platedMahCm2: number | null;
  readonly strippedMahCm2: number | null;
  readonly platingMeanV: number | null;
  readonly strippingMeanV: number | null;
  /** Distance of the two mean voltages. */
  readonly polarisationV: number | null;
  readonly platingEndV: number | null;
  readonly strippingEndV: number | null;
  /** Magnitudes. */
  readonly platingCurrentMa: number | null;
  readonly strippingCurrentMa: number | null;
  readonly platingCurrentDensityMaCm2: number | null;
  readonly strippingCurrentDensityMaCm2: number | null;
  readonly platingTimeS: number | null;
  readonly strippingTimeS: number | null;
  readonly startS: number;
  readonly endS: number;
  readonly firstRecord: number;
  readonly lastRecord: number;
  /** The file's own cycle number at the first record. */
  readonly vendorCycle: number | null;
  readonly flags: readonly CycleFlag[];
}

export interface CycleOptions {
  readonly platingSign: 1 | -1;
  /** The area that areal values are divided by. */
  readonly area?: { readonly basis: AreaBasis; readonly areaCm2: number };
  /** Plated charge at or below which no efficiency is given, mAh. @default 1e-6 of the largest half-cycle */
  readonly resolutionMah?: number;
}

/** More stripped than plated by less than this is rounding. */
const excess = 5e-5;

/** Cycles in the order of time; as many as there are platings, and one more for a leading strip. */
export function findCycles(
  halfCycles: readonly HalfCycle[],
  options: CycleOptions,
  run?: Pick<CyclingRun, "vendorCycle">,
): Cycle[] {
  const plates = (each: HalfCycle) => (each.direction === "positive") === options.platingSign > 0;
  const largest = halfCycles.reduce((max, each) => Math.max(max, each.capacityMah), 0);
  const context: RowContext = {
    area: options.area?.areaCm2 ?? null,
    resolutionMah: options.resolutionMah ?? 1e-6 * largest,
    vendorCycle: run?.vendorCycle ?? null,
  };
  const rows: Cycle[] = [];
  let index = 0;
  for (let k = 0; k < halfCycles.length; k++) {
    const half = halfCycles[k]!;
    if (!plates(half)) {
      rows.push(rowOf(index, null, half, context));
      continue;
    }
    index++;
    const next = halfCycles[k + 1];
    const strip = next !== undefined && !plates(next) ? next : null;
    rows.push(rowOf(index, half, strip, context));
    if (strip !== null) k++;
  }
  const last = rows.at(-1);
  if (last !== undefined) rows[rows.length - 1] = { ...last, flags: [...last.flags, "terminal"] };
  return rows;
}

interface RowContext {
  readonly area: number | null;
  readonly resolutionMah: number;
  readonly vendorCycle: CyclingRun["vendorCycle"];
}

function rowOf(index: number, plate: HalfCycle | null, strip: HalfCycle | null, context: RowContext): Cycle {
  const opening = (plate ?? strip)!;
  const closing = (strip ?? plate)!;
  const flags: CycleFlag[] = [];
  if (index === 1 && plate !== null) flags.push("first");
  if (plate === null) flags.push("unpaired_strip");
  if (strip === null) flags.push("incomplete");
  const tiny = plate !== null && plate.capacityMah <= context.resolutionMah;
  if (tiny) flags.push("below_resolution");
  const ceFraction =
    plate === null || strip === null || tiny || plate.capacityMah === 0
      ? null
      : strip.capacityMah / plate.capacityMah;
  if (ceFraction !== null && ceFraction > 1 + excess) flags.push("ce_above_100");

  const perArea = (value: number | null) =>
    value === null || context.area === null ? null : value / context.area;
  const platingCurrentMa = magnitude(plate?.meanCurrentMa);
  const strippingCurrentMa = magnitude(strip?.meanCurrentMa);
  const platingMeanV = finite(plate?.voltageMeanV);
  const strippingMeanV = finite(strip?.voltageMeanV);
  return {
    index,
    platingHalfCycle: plate?.index ?? null,
    strippingHalfCycle: strip?.index ?? null,
    platedMah: plate?.capacityMah ?? null,
    strippedMah: strip?.capacityMah ?? null,
    ceFraction,
    platedMahCm2: perArea(plate?.capacityMah ?? null),
    strippedMahCm2: perArea(strip?.capacityMah ?? null),
    platingMeanV,
    strippingMeanV,
    polarisationV:
      platingMeanV === null || strippingMeanV === null ? null : Math.abs(strippingMeanV - platingMeanV),
    platingEndV: finite(plate?.voltageEndV),
    strippingEndV: finite(strip?.voltageEndV),
    platingCurrentMa,
    strippingCurrentMa,
    platingCurrentDensityMaCm2: perArea(platingCurrentMa),
    strippingCurrentDensityMaCm2: perArea(strippingCurrentMa),
    platingTimeS: finite(plate?.activeS),
    strippingTimeS: finite(strip?.activeS),
    startS: opening.startS,
    endS: closing.endS,
    firstRecord: opening.firstRecord,
    lastRecord: closing.lastRecord,
    vendorCycle: finite(context.vendorCycle?.[opening.firstRecord]),
    flags,
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function magnitude(value: number | undefined): number | null {
  const known = finite(value);
  return known === null ? null : Math.abs(known);
}
