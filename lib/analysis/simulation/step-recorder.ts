/** The simulated cycler: logs a step at intervals and at voltage changes, with its noise and its last digit. */
import type { Chance } from "./chance";
import type { SimulatedCycler } from "./simulated-cell";

/** What a step does: current and voltage as functions of the time since it began. */
export interface SimulatedStep {
  readonly label: StepLabel;
  readonly cycle: number;
  readonly lengthS: number;
  currentMa(seconds: number): number;
  voltageV(seconds: number): number;
}

export const stepLabels = ["Rest", "Plating", "Stripping", "CV"] as const;
export type StepLabel = (typeof stepLabels)[number];

export interface SimulatedLog {
  readonly timeS: number[];
  readonly stepTimeS: number[];
  readonly voltageV: number[];
  readonly currentMa: number[];
  /** Net charge since the start with the instrument's own, finer integration. */
  readonly netMah: number[];
  readonly chargeMah: number[];
  readonly dischargeMah: number[];
  readonly step: number[];
  readonly cycle: number[];
  readonly state: number[];
}

const shortestIntervalS = 0.5;

export class StepRecorder {
  readonly log: SimulatedLog = {
    timeS: [],
    stepTimeS: [],
    voltageV: [],
    currentMa: [],
    netMah: [],
    chargeMah: [],
    dischargeMah: [],
    step: [],
    cycle: [],
    state: [],
  };
  private startS = 0;
  private steps = 0;
  private chargeMah = 0;
  private dischargeMah = 0;

  constructor(
    private readonly cycler: SimulatedCycler,
    private readonly chance: Chance,
    private readonly currentSign: 1 | -1,
  ) {}

  /** Logs one step up to `share` of its length. */
  record(step: SimulatedStep, share = 1): void {
    if (!(step.lengthS > 0)) return;
    this.steps++;
    const endS = step.lengthS * share;
    if (!(endS > 0)) return;
    const intervals = Math.max(1, Math.ceil(endS / this.cycler.intervalS));
    let lastS = 0;
    this.logAt(step, 0);
    for (let k = 1; k <= intervals; k++) {
      const nextS = k === intervals ? endS : k * this.cycler.intervalS;
      this.refine(step, lastS, nextS);
      lastS = nextS;
    }
    this.startS += endS;
  }

  /** Records after `fromS` up to and with `toS`, halving while the voltage moves too far. */
  private refine(step: SimulatedStep, fromS: number, toS: number): void {
    const change = Math.abs(step.voltageV(toS) - step.voltageV(fromS));
    if (change > this.cycler.voltageStepV && toS - fromS > 2 * shortestIntervalS) {
      const middle = (fromS + toS) / 2;
      this.refine(step, fromS, middle);
      this.refine(step, middle, toS);
      return;
    }
    // Simpson over the interval: the instrument integrates between the records.
    const current = (s: number) => step.currentMa(s) * this.currentSign;
    const dq =
      ((current(fromS) + 4 * current((fromS + toS) / 2) + current(toS)) / 6) * ((toS - fromS) / 3600);
    if (dq > 0) this.chargeMah += dq;
    else this.dischargeMah -= dq;
    this.logAt(step, toS);
  }

  private logAt(step: SimulatedStep, seconds: number): void {
    const { cycler, chance, log } = this;
    const set = step.currentMa(seconds) * this.currentSign;
    const current = set * (1 + cycler.currentNoise * chance.normal());
    const voltage = step.voltageV(seconds) + cycler.voltageNoiseV * chance.normal();
    log.timeS.push(round(this.startS + seconds, 1e-3));
    log.stepTimeS.push(round(seconds, 1e-3));
    log.voltageV.push(round(voltage, cycler.voltageResolutionV));
    log.currentMa.push(set === 0 ? 0 : round(current, cycler.currentResolutionMa));
    log.netMah.push(this.chargeMah - this.dischargeMah);
    log.chargeMah.push(this.chargeMah);
    log.dischargeMah.push(this.dischargeMah);
    log.step.push(this.steps);
    log.cycle.push(step.cycle);
    log.state.push(stepLabels.indexOf(step.label));
  }
}

/** To the nearest step, written so that 0.1 + 0.2 prints as 0.3. */
function round(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
