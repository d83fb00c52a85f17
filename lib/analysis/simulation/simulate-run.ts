/** Runs a programme on a simulated cell and returns what its cycler logged, with the truth beside it. */
import { type Column, type ColumnRole, type Recording, roleUnits } from "@/lib/domain/recording";
import { bulkAsrOhmCm2 } from "../conductivity";
import { type Chance, chance } from "./chance";
import { chargeSteps, dischargeStep } from "./full-cell-steps";
import { type CellState, platingStep, restStep, type ShortState, strippingStep } from "./half-cell-steps";
import { bareBehaviour, type MetalBehaviour, metalBehaviour } from "./metal-behaviour";
import { type ProgrammedCycle, type SimulationInput, usualCycler } from "./simulated-cell";
import { type SimulatedLog, StepRecorder, stepLabels } from "./step-recorder";

/** What happened in a cycle, for tests and for the story that a demonstration tells. */
export interface SimulatedTruth {
  readonly cycle: number;
  readonly platedMahCm2: number;
  readonly strippedMahCm2: number;
  readonly short: ShortState["kind"];
}

export interface SimulatedRun {
  readonly recording: Recording;
  readonly log: SimulatedLog;
  readonly truth: readonly SimulatedTruth[];
}

const restingStartV = 2.62;
/** A strip that is over leaves the film bare, and the voltage comes to rest near where it began. */
const restingAfterStripV = 2.1;

/** Deterministic in its input; the same seed gives the same file to the last digit. */
export function simulateRun(input: SimulationInput): SimulatedRun {
  const random = chance(input.seed);
  const recorder = new StepRecorder({ ...usualCycler, ...input.cycler }, random, input.currentSign ?? 1);
  const truth = new RunSimulation(input, recorder, random).run();
  return { recording: recordingOf(recorder.log), log: recorder.log, truth };
}

class RunSimulation {
  private readonly behaviour: MetalBehaviour;
  private readonly truth: SimulatedTruth[] = [];
  private available: number;
  private restingV = restingStartV;
  private shorted = false;

  constructor(
    private readonly input: SimulationInput,
    private readonly recorder: StepRecorder,
    private readonly random: Chance,
  ) {
    const { cell } = input;
    this.behaviour = cell.metal === null ? bareBehaviour : metalBehaviour[cell.metal];
    this.available = cell.inventoryMahCm2;
  }

  run(): SimulatedTruth[] {
    const { programme, until, cell } = this.input;
    this.recorder.record(restStep(1, 1800, { fromV: this.restingV + 0.01, toV: this.restingV }));
    for (const [k, planned] of programme.entries()) {
      const cycle = k + 1;
      const isLast = until !== undefined && cycle >= until.cycle;
      const share = isLast ? until.share : 1;
      const state = this.stateOf(cycle);
      if (cell.counter === "lithium") this.halfCellCycle(planned, state, share);
      else this.fullCellCycle(planned, state, share);
      if (isLast || this.available <= 0) break;
    }
    return this.truth;
  }

  private stateOf(cycle: number): CellState {
    const { cell, fate } = this.input;
    const short = this.shortOf(cycle);
    let ce = cycle === 1 ? cell.firstCe : cell.meanCe - 0.02 * Math.exp(-(cycle - 1) / 3);
    ce += cell.ceSd * this.random.normal();
    let asr =
      bulkAsrOhmCm2(cell.pelletThicknessUm, cell.conductivityMsCm) +
      cell.interfaceAsrOhmCm2 +
      cell.asrGrowthOhmCm2 * (cycle - 1);
    if (fate.kind === "fade") ce -= fate.ceLossPerCycle * Math.max(0, cycle - fate.fromCycle);
    if (fate.kind === "polarisation")
      asr += fate.asrPerCycleOhmCm2 * Math.max(0, cycle - fate.fromCycle) ** 1.5;
    ce = Math.min(0.9995, Math.max(0.02, ce));
    // Electrons that leak through a soft short plate nothing on the way in and strip nothing on the way out.
    if (short.kind === "soft") ce *= 0.8 + 0.35 * this.random.uniform();
    return { cycle, asrOhmCm2: asr, restingV: this.restingV, ceFraction: ce, short };
  }

  private shortOf(cycle: number): ShortState {
    const { fate } = this.input;
    if (this.shorted) return { kind: "hard", fromShare: 0 };
    if (fate.kind === "hard_short" && cycle === fate.cycle) return { kind: "hard", fromShare: fate.atShare };
    if (fate.kind === "soft_short" && cycle >= fate.fromCycle && this.random.uniform() < fate.probability) {
      return {
        kind: "soft",
        fromShare: 0.3 + 0.5 * this.random.uniform(),
        depth: 0.45 + 0.4 * this.random.uniform(),
      };
    }
    return { kind: "none" };
  }

  private halfCellCycle(planned: ProgrammedCycle, state: CellState, share: number): void {
    const cell = { ...this.input.cell, inventoryMahCm2: this.available };
    const plating = platingStep(cell, this.behaviour, planned, state, this.random);
    const platingShare = Math.min(1, share / 0.5);
    this.recorder.record(plating, platingShare);
    if (state.short.kind === "hard") this.shorted = true;
    if (platingShare < 1) {
      this.note(state, plating.platedMahCm2 * platingShare, 0);
      return;
    }
    const afterPlating = plating.voltageV(plating.lengthS);
    this.recorder.record(
      restStep(state.cycle, planned.restS, {
        fromV: afterPlating,
        toV: this.shorted ? 0 : 0.0008,
        ohmicShare: 0.75,
      }),
    );

    const stripping = strippingStep(cell, this.behaviour, planned, state, plating, this.random);
    const strippingShare = share >= 1 ? 1 : (share - 0.5) / 0.5;
    this.recorder.record(stripping, strippingShare);
    this.note(state, plating.platedMahCm2, stripping.strippedMahCm2 * strippingShare);
    if (strippingShare < 1) return;
    const end = stripping.voltageV(stripping.lengthS);
    this.restingV = this.shorted ? 0 : stripping.reachedCutoff ? restingAfterStripV : 0.3;
    this.recorder.record(restStep(state.cycle, planned.restS, { fromV: end, toV: this.restingV }));
    if (!this.shorted) this.available -= plating.platedMahCm2 - stripping.strippedMahCm2;
  }

  private fullCellCycle(planned: ProgrammedCycle, state: CellState, share: number): void {
    const { cell } = this.input;
    const charge = chargeSteps(cell, this.behaviour, planned, state, this.available);
    for (const step of charge.steps) this.recorder.record(step, Math.min(1, share / 0.5));
    if (state.short.kind === "hard") this.shorted = true;
    if (share <= 0.5) {
      this.note(state, charge.platedMahCm2, 0);
      return;
    }
    const top = charge.steps.at(-1)!;
    const topV = top.voltageV(top.lengthS);
    this.recorder.record(
      restStep(state.cycle, planned.restS, { fromV: topV, toV: topV - 0.03, ohmicShare: 0.5 }),
    );
    const discharge = dischargeStep(cell, planned, state, {
      platedMahCm2: charge.platedMahCm2,
      available: this.available,
    });
    const dischargeShare = share >= 1 ? 1 : (share - 0.5) / 0.5;
    this.recorder.record(discharge, dischargeShare);
    this.note(state, charge.platedMahCm2, discharge.strippedMahCm2 * dischargeShare);
    if (dischargeShare < 1) return;
    this.recorder.record(restStep(state.cycle, planned.restS, { fromV: planned.lowerCutoffV, toV: 2.9 }));
    this.available -= charge.platedMahCm2 - discharge.strippedMahCm2;
  }

  private note(state: CellState, platedMahCm2: number, strippedMahCm2: number): void {
    this.truth.push({ cycle: state.cycle, platedMahCm2, strippedMahCm2, short: state.short.kind });
  }
}

function recordingOf(log: SimulatedLog): Recording {
  const column = (
    role: ColumnRole,
    name: string,
    values: readonly number[],
    more: Partial<Column> = {},
  ): Column => ({
    name,
    unit: roleUnits[role],
    role,
    values: Float64Array.from(values),
    origin: "file",
    ...more,
  });
  return {
    name: "simulated by Garnetbook",
    kind: "cycling",
    rows: log.timeS.length,
    currentKind: "signed",
    columns: [
      column("timeS", "Test Time", log.timeS),
      column("stepTimeS", "Step Time", log.stepTimeS),
      column("voltageV", "Voltage", log.voltageV),
      column("currentMa", "Current", log.currentMa),
      column("chargeCapacityMah", "Charge Capacity", log.chargeMah, { capacityScope: "test" }),
      column("dischargeCapacityMah", "Discharge Capacity", log.dischargeMah, { capacityScope: "test" }),
      column("vendorCycle", "Cycle", log.cycle),
      column("vendorStep", "Step", log.step),
      column("state", "State", log.state, { labels: stepLabels }),
    ],
  };
}
