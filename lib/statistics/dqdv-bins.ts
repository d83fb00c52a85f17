/** Differential capacity of one half-cycle in bins of voltage. */
import { refuse, requireFinite, requireSameLength } from "./require-numbers";

export interface HalfCycle {
  readonly voltageV: readonly number[];
  /** In the sign and from the zero the caller counts in. */
  readonly capacityMah: readonly number[];
}

/** Bins in the order of the sweep; empty when none is covered in full. */
export interface DqdvBins {
  readonly centersV: readonly number[];
  /** Change of capacity over signed change of voltage: negative on falling voltage when capacity counts up. */
  readonly dqdvMahPerV: readonly number[];
  /** Change of capacity along the sweep. */
  readonly binChargeMah: readonly number[];
}

/** An advance of less than this is none. */
const smallestAdvanceV = 1e-12;
/** Edges are whole multiples of the width within this share of it: 0.03 / 0.01 is 2.9999999999999996. */
const edgeTolerance = 1e-9;
const mostBins = 1e6;

/**
 * Returns dQ/dV over bins whose edges are whole multiples of the width, with capacity interpolated linearly there.
 * Samples that do not advance the voltage beyond the extreme so far are skipped, so a plateau's charge falls to the
 * next sample that does.
 */
export function dqdvBins(halfCycle: HalfCycle, options: { readonly binWidthV: number }): DqdvBins {
  const { binWidthV } = options;
  requireSameLength({ voltageV: halfCycle.voltageV, capacityMah: halfCycle.capacityMah });
  requireFinite("voltageV", halfCycle.voltageV);
  requireFinite("capacityMah", halfCycle.capacityMah);
  if (!(Number.isFinite(binWidthV) && binWidthV > 0))
    refuse(`binWidthV must be positive, found ${binWidthV}`);
  const sign = sweepSign(halfCycle.voltageV);
  // In units of a bin along the sweep, so that rising and falling are one case.
  const position: number[] = [];
  const charge: number[] = [];
  let furthest = Number.NEGATIVE_INFINITY;
  halfCycle.voltageV.forEach((voltage, i) => {
    if (!(sign * voltage > furthest + smallestAdvanceV)) return;
    furthest = sign * voltage;
    position.push(furthest / binWidthV);
    charge.push(halfCycle.capacityMah[i]!);
  });
  const first = Math.ceil((position[0] ?? 0) - edgeTolerance);
  const last = Math.floor((position.at(-1) ?? 0) + edgeTolerance);
  if (last - first > mostBins) refuse(`binWidthV ${binWidthV} makes more than ${mostBins} bins`);

  const bins = { centersV: [] as number[], dqdvMahPerV: [] as number[], binChargeMah: [] as number[] };
  let segment = 0;
  const chargeAt = (edge: number) => {
    while (segment < position.length - 2 && position[segment + 1]! < edge) segment++;
    const from = position[segment]!;
    const share = (Math.min(Math.max(edge, from), position.at(-1)!) - from) / (position[segment + 1]! - from);
    return charge[segment]! + share * (charge[segment + 1]! - charge[segment]!);
  };
  for (let edge = first; edge < last; edge++) {
    const change = -chargeAt(edge) + chargeAt(edge + 1);
    bins.centersV.push(sign * (edge + 0.5) * binWidthV);
    bins.binChargeMah.push(change);
    bins.dqdvMahPerV.push(change / (sign * binWidthV));
  }
  return bins;
}

/** Rising 1, falling −1, by where the sweep ends; where it ends as it began, by its larger excursion. */
function sweepSign(voltage: readonly number[]): 1 | -1 {
  const start = voltage[0] ?? 0;
  const change = (voltage.at(-1) ?? 0) - start;
  if (change !== 0) return change > 0 ? 1 : -1;
  const up = voltage.reduce((most, each) => Math.max(most, each - start), 0);
  const down = voltage.reduce((most, each) => Math.max(most, start - each), 0);
  return up >= down ? 1 : -1;
}
