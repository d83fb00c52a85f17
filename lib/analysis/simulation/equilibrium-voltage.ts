/** Voltages without current: a film taking up or giving off lithium, and a layered-oxide cathode. */

import { chargePerX } from "../alloy";
import type { InterlayerMetal } from "../alloy-phases";
import type { MetalBehaviour } from "./metal-behaviour";

/** Steps of voltage along the charge in mAh cm⁻², smoothed into each other. */
export interface Staircase {
  readonly edges: readonly number[];
  readonly levels: readonly number[];
  /** Charge over which one level turns into the next. */
  readonly width: number;
  /** V per mAh cm⁻² within the alloy's range: no film is a perfect two-phase mixture. */
  readonly slope: number;
}

/** Charge that the film takes up before lithium plates freely; fast plating leaves part of it unused. */
export function alloyUptake(
  behaviour: MetalBehaviour,
  film: { readonly metal: InterlayerMetal | null; readonly thicknessNm: number },
  platingMaCm2: number,
): number {
  const richest = behaviour.plateaus.at(-1);
  if (film.metal === null || richest === undefined) return 0;
  const perX = chargePerX({ metal: film.metal, thicknessNm: film.thicknessNm });
  return (richest.x * perX * 0.97) / (1 + 0.25 * platingMaCm2);
}

/** Levels while plating, from the poorest phase to metallic lithium at 0 V. */
export function platingStaircase(behaviour: MetalBehaviour, uptakeMahCm2: number): Staircase {
  const richest = behaviour.plateaus.at(-1)?.x ?? 1;
  return {
    edges: behaviour.plateaus.map((plateau) => (plateau.x / richest) * uptakeMahCm2),
    levels: [...behaviour.plateaus.map((plateau) => plateau.platingV), 0],
    width: 0.022 * uptakeMahCm2 + 2e-4,
    slope: uptakeMahCm2 > 0 ? -0.03 / uptakeMahCm2 : 0,
  };
}

/** Levels while stripping, from metallic lithium at 0 V back to the bare metal. */
export function strippingStaircase(
  behaviour: MetalBehaviour,
  metallicMahCm2: number,
  alloyMahCm2: number,
): Staircase {
  const richest = behaviour.plateaus.at(-1)?.x ?? 1;
  const falling = [...behaviour.plateaus].reverse();
  return {
    edges: falling.map((plateau) => metallicMahCm2 + (1 - plateau.x / richest) * alloyMahCm2),
    levels: [0, ...falling.map((plateau) => plateau.strippingV)],
    width: 0.028 * alloyMahCm2 + 2e-4,
    slope: alloyMahCm2 > 0 ? 0.04 / alloyMahCm2 : 0,
  };
}

export function staircaseVoltage(stairs: Staircase, charge: number): number {
  const first = stairs.edges[0] ?? 0;
  const last = stairs.edges.at(-1) ?? 0;
  // The slope turns the levels about the middle of the alloy's range and is nothing for metallic lithium.
  const inAlloy =
    stairs.slope < 0
      ? 1 / (1 + Math.exp((charge - last) / stairs.width))
      : 1 / (1 + Math.exp(-(charge - first) / stairs.width));
  const middle = stairs.slope < 0 ? last / 2 : first + (last - first) * 0.75;
  let voltage = stairs.levels[0]! + stairs.slope * (charge - middle) * inAlloy;
  for (const [k, edge] of stairs.edges.entries()) {
    const share = 1 / (1 + Math.exp(-(charge - edge) / stairs.width));
    voltage += (stairs.levels[k + 1]! - stairs.levels[k]!) * share;
  }
  return voltage;
}

/** A layered-oxide cathode against lithium; `state` is the share of its lithium that is out. */
export function cathodeVoltage(state: number): number {
  const s = Math.min(1.05, Math.max(0, state));
  return 3.6 + 0.28 * s + 0.27 * s ** 3 - 0.12 * Math.exp(-s / 0.03) + 0.5 * Math.max(0, s - 1);
}
