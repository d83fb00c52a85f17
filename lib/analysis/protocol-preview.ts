/** What a protocol will do, in time: steps → segments of current density, before any cell has seen it. */
import { levelsOf } from "@/lib/domain/number-range";
import type {
  CcdRampStep,
  ConstantCurrentStep,
  ConstantVoltageStep,
  ImpedanceStep,
  LoopStep,
  ProtocolStep,
  RestStep,
  StepDirection,
} from "@/lib/domain/protocol-step";

/**
 * How the length of a segment is known: stated as a time, from capacity over current, at most that long because no
 * more can be stripped than was plated, or not at all (drawn with a length of its own).
 */
export type DurationBasis = "time" | "capacity" | "plated_charge" | "unknown";

export interface PreviewSegment {
  readonly startS: number;
  readonly endS: number;
  /** Plating positive, stripping negative, 0 at rest; null where the step does not fix it (hold, impedance). */
  readonly currentDensityMaCm2: number | null;
  /** Index of the protocol's own step that made it, loops and ramps as one step. */
  readonly stepIndex: number;
  readonly kind: StepDirection | "rest" | "hold" | "eis";
  readonly label: string;
  readonly durationBasis: DurationBasis;
}

export interface ProtocolPreview {
  readonly segments: readonly PreviewSegment[];
  /** Length of the whole protocol, s, with the segments that were not drawn. */
  readonly totalS: number;
  /** "stated": every length is known; "at_most": some are upper bounds; "unknown": some are not known. */
  readonly totalBasis: "stated" | "at_most" | "unknown";
  /** True when there are more segments than asked for. */
  readonly isTruncated: boolean;
}

interface Options {
  /** @default 2000 */
  readonly maxSegments?: number;
}

/** Length that a segment of unknown duration is drawn with, s. */
export const unknownDurationS = 3600;

/** Segments after which a protocol is no longer walked: its total is then unknown. */
const mostWalked = 500_000;

/** Expands the steps in order. A protocol without steps has no segments and lasts 0 s. */
export function protocolPreview(steps: readonly ProtocolStep[], options: Options = {}): ProtocolPreview {
  const walk = new Walk(options.maxSegments ?? 2000);
  for (const [stepIndex, step] of steps.entries()) walk.step(step, stepIndex);
  return walk.preview();
}

type Part = Omit<PreviewSegment, "startS" | "endS" | "stepIndex"> & { readonly durationS: number };

class Walk {
  readonly #segments: PreviewSegment[] = [];
  readonly #maxSegments: number;
  #timeS = 0;
  #walked = 0;
  /** Charge on the interlayer, as far as the steps say. */
  #platedMahCm2 = 0;
  #isPlatedKnown = true;
  #hasUpperBound = false;
  #hasUnknown = false;
  #isTruncated = false;

  constructor(maxSegments: number) {
    this.#maxSegments = maxSegments;
  }

  preview(): ProtocolPreview {
    return {
      segments: this.#segments,
      totalS: this.#timeS,
      totalBasis: this.#hasUnknown ? "unknown" : this.#hasUpperBound ? "at_most" : "stated",
      isTruncated: this.#isTruncated,
    };
  }

  step(step: ProtocolStep, stepIndex: number): void {
    if (step.type === "loop") this.#loop(step, stepIndex);
    else if (step.type === "ccd_ramp") this.#ccdRamp(step, stepIndex);
    else if (step.type === "constant_current") this.#constantCurrent(step, stepIndex);
    else if (step.type === "constant_voltage") this.#hold(step, stepIndex);
    else this.#add(stepIndex, step.type === "rest" ? restPart(step) : impedancePart(step));
  }

  #hold(step: ConstantVoltageStep, stepIndex: number): void {
    // What passes while a voltage is held depends on the cell.
    this.#isPlatedKnown = false;
    this.#add(stepIndex, {
      currentDensityMaCm2: null,
      kind: "hold",
      label: `hold ${step.voltageV} V`,
      durationBasis: step.durationMin === null ? "unknown" : "time",
      durationS: step.durationMin === null ? unknownDurationS : step.durationMin * 60,
    });
  }

  #constantCurrent(step: ConstantCurrentStep, stepIndex: number): void {
    const { direction, currentDensityMaCm2: j } = step;
    const { durationS, durationBasis } = this.#durationOf(step);
    const chargeMahCm2 = (j * durationS) / 3600;
    if (direction === "plating") {
      this.#platedMahCm2 += durationBasis === "unknown" ? 0 : chargeMahCm2;
      this.#isPlatedKnown &&= durationBasis !== "unknown";
    } else if (durationBasis === "unknown" || durationBasis === "plated_charge") {
      // Stripped to its cut-off: what is left does not strip any more.
      this.#platedMahCm2 = 0;
      this.#isPlatedKnown = true;
    } else {
      this.#platedMahCm2 = Math.max(0, this.#platedMahCm2 - chargeMahCm2);
    }
    this.#add(stepIndex, {
      currentDensityMaCm2: direction === "plating" ? j : -j,
      kind: direction,
      label: `${direction} ${j} mA cm⁻²`,
      durationBasis,
      durationS,
    });
  }

  /** The first limit that is known to end the step: t = Q/j, the stated time, or all that was plated. */
  #durationOf(step: ConstantCurrentStep): { durationS: number; durationBasis: DurationBasis } {
    const j = step.currentDensityMaCm2;
    const limits: { durationS: number; durationBasis: DurationBasis }[] = [];
    if (step.arealCapacityMahCm2 !== null) {
      limits.push({ durationS: hoursToS(step.arealCapacityMahCm2 / j), durationBasis: "capacity" });
    }
    if (step.durationMin !== null) limits.push({ durationS: step.durationMin * 60, durationBasis: "time" });
    if (
      step.direction === "stripping" &&
      step.cutoffV !== null &&
      this.#isPlatedKnown &&
      this.#platedMahCm2 > 0
    ) {
      limits.push({ durationS: hoursToS(this.#platedMahCm2 / j), durationBasis: "plated_charge" });
    }
    return limits.reduce((first, each) => (each.durationS < first.durationS ? each : first), {
      durationS: limits.length === 0 ? unknownDurationS : Number.POSITIVE_INFINITY,
      durationBasis: "unknown",
    });
  }

  #ccdRamp(ramp: CcdRampStep, stepIndex: number): void {
    const levels = levelsOf({ from: ramp.fromMaCm2, to: ramp.toMaCm2, step: ramp.stepMaCm2 }) ?? [];
    for (const level of levels) {
      for (let cycle = 0; cycle < ramp.cyclesPerLevel; cycle += 1) {
        this.#platedMahCm2 = 0;
        this.#isPlatedKnown = true;
        this.#constantCurrent(
          {
            type: "constant_current",
            direction: "plating",
            currentDensityMaCm2: level,
            arealCapacityMahCm2: ramp.arealCapacityMahCm2,
            cutoffV: ramp.platingCutoffV,
            durationMin: ramp.platingDurationMin,
          },
          stepIndex,
        );
        this.#constantCurrent(
          {
            type: "constant_current",
            direction: "stripping",
            currentDensityMaCm2: ramp.strippingCurrentDensityMaCm2 ?? level,
            // Without a cut-off the ramp strips what it plated.
            arealCapacityMahCm2: ramp.strippingCutoffV === null ? this.#platedMahCm2 : null,
            cutoffV: ramp.strippingCutoffV,
            durationMin: null,
          },
          stepIndex,
        );
      }
    }
  }

  #loop(loop: LoopStep, stepIndex: number): void {
    for (let round = 0; round < loop.count; round += 1) {
      const before = { timeS: this.#timeS, platedMahCm2: this.#platedMahCm2 };
      for (const step of loop.steps) this.step(step, stepIndex);
      const isSteady = Math.abs(this.#platedMahCm2 - before.platedMahCm2) < 1e-9;
      const isFull = this.#segments.length >= this.#maxSegments;
      if (isFull && isSteady) {
        // Every further round is like this one: count it without walking it.
        this.#timeS += (this.#timeS - before.timeS) * (loop.count - round - 1);
        this.#isTruncated ||= round + 1 < loop.count;
        return;
      }
      if (this.#walked > mostWalked) {
        this.#hasUnknown = true;
        return;
      }
    }
  }

  #add(stepIndex: number, part: Part): void {
    const { durationS, ...segment } = part;
    const startS = this.#timeS;
    this.#timeS += durationS;
    this.#walked += 1;
    this.#hasUpperBound ||= part.durationBasis === "plated_charge";
    this.#hasUnknown ||= part.durationBasis === "unknown";
    if (this.#segments.length < this.#maxSegments) {
      this.#segments.push({ ...segment, startS, endS: this.#timeS, stepIndex });
    } else {
      this.#isTruncated = true;
    }
  }
}

function restPart(step: RestStep): Part {
  return {
    currentDensityMaCm2: 0,
    kind: "rest",
    label: `rest ${step.durationMin} min`,
    durationBasis: "time",
    durationS: step.durationMin * 60,
  };
}

function impedancePart(step: ImpedanceStep): Part {
  return {
    currentDensityMaCm2: null,
    kind: "eis",
    label: `impedance ${step.frequencyMaxHz}–${step.frequencyMinHz} Hz`,
    durationBasis: "unknown",
    durationS: unknownDurationS,
  };
}

function hoursToS(hours: number): number {
  return hours * 3600;
}
