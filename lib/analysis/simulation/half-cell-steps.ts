/** Plating, stripping and rest of a half cell as voltage over time. */
import { overpotentialFloorV } from "../conductivity";
import type { Chance } from "./chance";
import { alloyUptake, platingStaircase, staircaseVoltage, strippingStaircase } from "./equilibrium-voltage";
import type { MetalBehaviour } from "./metal-behaviour";
import type { ProgrammedCycle, SimulatedCell } from "./simulated-cell";
import type { SimulatedStep } from "./step-recorder";

/** The cell at the start of a cycle. */
export interface CellState {
  readonly cycle: number;
  /** Electrolyte and interfaces, Ω cm². */
  readonly asrOhmCm2: number;
  readonly restingV: number;
  readonly ceFraction: number;
  readonly short: ShortState;
}

export type ShortState =
  | { readonly kind: "none" }
  | { readonly kind: "hard"; readonly fromShare: number }
  | { readonly kind: "soft"; readonly fromShare: number; readonly depth: number };

/** Resistance of a lithium bridge through the pellet, Ω cm². */
const bridgeOhmCm2 = 0.9;
/** Surface and native oxide take this charge while the voltage falls from rest. */
const surfaceMahCm2 = 0.0025;
/** Over this last charge a strip climbs to its cut-off. */
const climbMahCm2 = 0.0022;

export interface PlatedStep extends SimulatedStep {
  readonly platedMahCm2: number;
  readonly alloyMahCm2: number;
}

/** A plating: from rest over the alloy plateaus to metallic lithium below 0 V. Ends early at the lower cut-off. */
export function platingStep(
  cell: SimulatedCell,
  behaviour: MetalBehaviour,
  programme: ProgrammedCycle,
  state: CellState,
  random: Chance,
): PlatedStep {
  const j = programme.platingMaCm2;
  const uptake = alloyUptake(behaviour, { metal: cell.metal, thicknessNm: cell.interlayerNm }, j);
  const stairs = platingStaircase(behaviour, uptake);
  const flicker = telegraph(random, 40);
  const available = cell.inventoryMahCm2;
  const intact = (charge: number) => {
    const onset = charge - uptake;
    const overshoot =
      (behaviour.nucleationV * Math.sqrt(j / 0.1) * Math.exp(-Math.max(0, onset) / 0.012)) /
      (1 + Math.exp(-onset / 0.001));
    const fall = (state.restingV - stairs.levels[0]!) * Math.exp(-charge / surfaceMahCm2);
    // The counter electrode runs out of lithium: its own voltage rises, the cell's falls.
    const exhaustion = 2 * Math.exp(Math.min(0, (charge - available) / 0.004));
    return staircaseVoltage(stairs, charge) + fall - (j * state.asrOhmCm2) / 1000 - overshoot - exhaustion;
  };
  const voltage = (charge: number) => {
    const whole = intact(charge);
    const { short } = state;
    const share = charge / programme.platingMahCm2;
    if (short.kind === "none" || share < short.fromShare) return whole;
    const bridged = -(j * bridgeOhmCm2 * (1 + 0.3 * flicker(share))) / 1000;
    if (short.kind === "hard") return bridged;
    return whole + (bridged - whole) * short.depth * (0.75 + 0.25 * flicker(share));
  };
  const platedMahCm2 = chargeAtCutoff(voltage, programme.platingMahCm2, programme.lowerCutoffV);
  const perHour = j;
  return {
    label: "Plating",
    cycle: state.cycle,
    lengthS: (platedMahCm2 / perHour) * 3600,
    platedMahCm2,
    alloyMahCm2: Math.min(uptake, platedMahCm2),
    currentMa: () => -j * cell.areaCm2,
    voltageV: (seconds) => voltage((perHour * seconds) / 3600),
  };
}

export interface StrippedStep extends SimulatedStep {
  readonly strippedMahCm2: number;
  readonly reachedCutoff: boolean;
}

/** A strip: metallic lithium, voids that raise the resistance, the dealloying plateaus, the climb to the cut-off. */
export function strippingStep(
  cell: SimulatedCell,
  behaviour: MetalBehaviour,
  programme: ProgrammedCycle,
  state: CellState,
  plated: PlatedStep,
  random: Chance,
): StrippedStep {
  const j = programme.strippingMaCm2;
  const shorted = state.short.kind === "hard";
  const limitMahCm2 = programme.stripLimit * plated.platedMahCm2;
  const wanted = plated.platedMahCm2 * state.ceFraction;
  const strippedMahCm2 = shorted ? limitMahCm2 : Math.min(wanted, limitMahCm2);
  const alloy = Math.min(0.96 * plated.alloyMahCm2, 0.7 * wanted);
  const metallic = wanted - alloy;
  const stairs = strippingStaircase(behaviour, metallic, alloy);
  const floorV = overpotentialFloorV(j, cell.pelletThicknessUm, cell.conductivityMsCm);
  const flicker = telegraph(random, 60);
  const voltage = (charge: number) => {
    if (shorted) return (j * bridgeOhmCm2 * (1 + 0.3 * flicker(charge / limitMahCm2))) / 1000;
    const emptied = metallic > 0 ? Math.min(1, charge / metallic) : 1;
    const voids = floorV * 0.6 * emptied ** 4;
    const climb = programme.upperCutoffV * Math.exp(-(wanted - charge) / climbMahCm2);
    const whole = staircaseVoltage(stairs, charge) + (j * state.asrOhmCm2) / 1000 + voids + climb;
    return state.short.kind === "soft" && emptied < 1 && flicker(charge / wanted) > 0.5
      ? whole * (1 - 0.5 * state.short.depth)
      : Math.min(whole, programme.upperCutoffV);
  };
  return {
    label: "Stripping",
    cycle: state.cycle,
    lengthS: (strippedMahCm2 / j) * 3600,
    strippedMahCm2,
    reachedCutoff: !shorted && wanted <= limitMahCm2,
    currentMa: () => j * cell.areaCm2,
    voltageV: (seconds) => voltage((j * seconds) / 3600),
  };
}

/**
 * Open circuit after a step: the ohmic part of the overpotential is gone at once, interfaces and concentration
 * relax over seconds and minutes.
 */
export function restStep(
  cycle: number,
  lengthS: number,
  relaxation: { readonly fromV: number; readonly toV: number; readonly ohmicShare?: number },
): SimulatedStep {
  const { fromV, toV, ohmicShare = 0 } = relaxation;
  const left = (fromV - toV) * (1 - ohmicShare);
  return {
    label: "Rest",
    cycle,
    lengthS,
    currentMa: () => 0,
    voltageV: (seconds) => toV + left * (0.35 * Math.exp(-seconds / 8) + 0.65 * Math.exp(-seconds / 420)),
  };
}

/** Largest charge up to `wanted` before the voltage first falls below the cut-off, found by bisection. */
function chargeAtCutoff(voltage: (charge: number) => number, wanted: number, cutoffV: number): number {
  const steps = 200;
  for (let k = 1; k <= steps; k++) {
    if (voltage((wanted * k) / steps) >= cutoffV) continue;
    let low = (wanted * (k - 1)) / steps;
    let high = (wanted * k) / steps;
    for (let n = 0; n < 40; n++) {
      const middle = (low + high) / 2;
      if (voltage(middle) < cutoffV) high = middle;
      else low = middle;
    }
    return low;
  }
  return wanted;
}

/** A random telegraph over 0…1 with values −1 to 1: the same at the same place, whoever asks. */
function telegraph(random: Chance, pieces: number): (share: number) => number {
  const levels = Array.from({ length: pieces + 1 }, () => 2 * random.uniform() - 1);
  return (share) => levels[Math.max(0, Math.min(pieces, Math.floor(share * pieces)))]!;
}
