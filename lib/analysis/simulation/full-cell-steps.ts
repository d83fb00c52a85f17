/** Constant-current constant-voltage charge and discharge of an anode-less full cell. */
import { alloyUptake, cathodeVoltage, platingStaircase, staircaseVoltage } from "./equilibrium-voltage";
import type { CellState } from "./half-cell-steps";
import type { MetalBehaviour } from "./metal-behaviour";
import type { ProgrammedCycle, SimulatedCell } from "./simulated-cell";
import type { SimulatedStep } from "./step-recorder";

export interface ChargeSteps {
  readonly steps: readonly SimulatedStep[];
  readonly platedMahCm2: number;
}

/** The voltage hold ends at this share of the set current. */
const holdEndShare = 0.1;
const bridgeOhmCm2 = 0.9;

/** Charge to the upper cut-off, then a hold while the current decays. `available` is the cathode's lithium left. */
export function chargeSteps(
  cell: SimulatedCell,
  behaviour: MetalBehaviour,
  programme: ProgrammedCycle,
  state: CellState,
  available: number,
): ChargeSteps {
  const j = programme.platingMaCm2;
  const uptake = alloyUptake(behaviour, { metal: cell.metal, thicknessNm: cell.interlayerNm }, j);
  const stairs = platingStaircase(behaviour, uptake);
  const wanted = Math.min(programme.platingMahCm2, available);
  const drained = cell.inventoryMahCm2 - available;
  const voltage = (charge: number) => {
    const { short } = state;
    if (short.kind === "hard" && charge / wanted > short.fromShare) {
      return 3.1 + 0.05 * Math.exp(-(charge / wanted - short.fromShare) / 0.02);
    }
    const out = (drained + charge) / cell.inventoryMahCm2;
    const depth = short.kind === "soft" && charge / wanted > short.fromShare ? 0.04 * short.depth : 0;
    return cathodeVoltage(out) - staircaseVoltage(stairs, charge) + (j * state.asrOhmCm2) / 1000 - depth;
  };
  let end = wanted;
  for (let k = 1; k <= 400; k++) {
    if (voltage((wanted * k) / 400) > programme.upperCutoffV) {
      end = (wanted * (k - 1)) / 400;
      break;
    }
  }
  const constantCurrent: SimulatedStep = {
    label: "Plating",
    cycle: state.cycle,
    lengthS: (end / j) * 3600,
    currentMa: () => j * cell.areaCm2,
    voltageV: (seconds) => voltage((j * seconds) / 3600),
  };
  const left = wanted - end;
  if (left <= 0) return { steps: [constantCurrent], platedMahCm2: end };
  const decayH = Math.min(left, 0.15 * wanted) / (j * (1 - holdEndShare));
  const hold: SimulatedStep = {
    label: "CV",
    cycle: state.cycle,
    lengthS: -Math.log(holdEndShare) * decayH * 3600,
    currentMa: (seconds) => j * cell.areaCm2 * Math.exp(-seconds / (decayH * 3600)),
    voltageV: () => programme.upperCutoffV,
  };
  return { steps: [constantCurrent, hold], platedMahCm2: end + j * decayH * (1 - holdEndShare) };
}

/** Discharge until the plated lithium is gone and the voltage drops to the lower cut-off. */
export function dischargeStep(
  cell: SimulatedCell,
  programme: ProgrammedCycle,
  state: CellState,
  charge: { readonly platedMahCm2: number; readonly available: number },
): SimulatedStep & { readonly strippedMahCm2: number } {
  const j = programme.strippingMaCm2;
  const stripped =
    state.short.kind === "hard" ? 0.02 * charge.platedMahCm2 : charge.platedMahCm2 * state.ceFraction;
  const out = (cell.inventoryMahCm2 - charge.available + charge.platedMahCm2) / cell.inventoryMahCm2;
  const asr = state.short.kind === "hard" ? bridgeOhmCm2 : state.asrOhmCm2;
  const voltage = (passed: number) => {
    const open = cathodeVoltage(out - passed / cell.inventoryMahCm2);
    const drop = (open - programme.lowerCutoffV) * Math.exp(-(stripped - passed) / (0.02 * stripped + 1e-3));
    return Math.max(programme.lowerCutoffV, open - (j * asr) / 1000 - drop);
  };
  return {
    label: "Stripping",
    cycle: state.cycle,
    lengthS: (stripped / j) * 3600,
    strippedMahCm2: stripped,
    currentMa: () => -j * cell.areaCm2,
    voltageV: (seconds) => voltage((j * seconds) / 3600),
  };
}
