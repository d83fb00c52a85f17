/**
 * Which sign of the file's current plates lithium at the interlayer. Stated for a cell by a person, or inferred from
 * the voltage, because cyclers, papers and standards label the same step differently.
 *
 * Against lithium, plating lowers the voltage to 0 V or below and stripping ends at the upper cut-off; against a
 * cathode, plating is the charge, which raises it. A passive cell also always stands lower while it plates (or,
 * against a cathode, higher) than while it strips, by its own overpotential.
 */
import type { CurrentSign, HalfCycle } from "./half-cycles";

/** What stands against the interlayer; half and operando cells have lithium, hybrid full cells a cathode. */
export type CounterElectrode = "lithium" | "cathode" | "unknown";

export interface PlatingSign {
  /** +1: positive current plates; −1: negative current plates; null: not known. */
  readonly sign: 1 | -1 | null;
  readonly evidence: "stated" | "inferred" | "none";
  readonly confidence: "certain" | "high" | "medium" | "low" | "none";
  /** In words, with the voltages it rests on. */
  readonly reason: string;
}

/** Plating against lithium ends at or below this voltage. */
const platingCutoffV = 0.05;
/** An upper cut-off of a strip lies above this. */
const strippingCutoffV = 0.8;

interface Side {
  readonly count: number;
  /** Shares of the half-cycles. */
  readonly reachesLow: number;
  readonly endsHigh: number;
  readonly falls: number;
  /** Charge-weighted mean over the half-cycles. */
  readonly meanV: number;
  readonly lowestV: number;
  readonly highestV: number;
  readonly highestEndV: number;
}

/** The stated sign if there is one, else what the half-cycles tell. */
export function platingSign(input: {
  readonly halfCycles: readonly HalfCycle[];
  readonly counterElectrode: CounterElectrode;
  readonly stated?: 1 | -1 | null;
}): PlatingSign {
  if (input.stated === 1 || input.stated === -1) {
    return {
      sign: input.stated,
      evidence: "stated",
      confidence: "certain",
      reason: `stated for the cell: ${input.stated > 0 ? "positive" : "negative"} current plates`,
    };
  }
  return inferPlatingSign(input.halfCycles, input.counterElectrode);
}

/** Sign inferred from the voltages alone; null with the reason when they do not tell. */
export function inferPlatingSign(
  halfCycles: readonly HalfCycle[],
  counterElectrode: CounterElectrode,
): PlatingSign {
  const usable = halfCycles.filter((each) => Number.isFinite(each.voltageMeanV));
  if (usable.length === 0) return unknown("no half-cycle has a voltage");
  // Where half-cycles end, not where they begin: a cell may be put together far above its cut-off.
  const upperV = Math.max(...usable.map((each) => each.voltageEndV));
  const positive = sideOf(usable, "positive", upperV);
  const negative = sideOf(usable, "negative", upperV);
  const lowestV = Math.min(positive.lowestV, negative.lowestV);
  if (counterElectrode === "lithium" || (counterElectrode === "unknown" && lowestV <= platingCutoffV)) {
    return againstLithium(positive, negative, counterElectrode === "unknown");
  }
  return againstCathode(positive, negative, counterElectrode === "unknown");
}

/** A cut-off reached weighs more than a trend, and a trend more than the mean, which the state of charge shifts. */
const weights = { cutoff: 3, trend: 2, mean: 1 } as const;

interface Clue {
  readonly weight: number;
  readonly reason: string;
}

function againstLithium(positive: Side, negative: Side, assumed: boolean): PlatingSign {
  const cluesFor = (sign: 1 | -1): Clue[] => {
    const [plating, stripping] = sign > 0 ? [positive, negative] : [negative, positive];
    const clues: (Clue | false)[] = [
      plating.reachesLow >= 0.5 &&
        plating.falls > 0.5 && {
          weight: weights.cutoff,
          reason: `${name(sign)} current drives the cell down to ${volts(plating.lowestV)}`,
        },
      stripping.endsHigh >= 0.5 && {
        weight: weights.cutoff,
        reason: `${name(-sign)} current ends at ${volts(stripping.highestEndV)}`,
      },
      plating.falls > 0.5 &&
        stripping.falls < 0.5 && {
          weight: weights.trend,
          reason: `${name(sign)} current lowers the voltage, ${name(-sign)} raises it`,
        },
      plating.meanV < stripping.meanV && {
        weight: weights.mean,
        reason: `the cell stands lower (${volts(plating.meanV)}) with ${name(sign)} than with ${name(-sign)} current (${volts(stripping.meanV)})`,
      },
    ];
    return clues.filter((clue) => clue !== false);
  };
  return decide(cluesFor(1), cluesFor(-1), assumed ? "medium" : "high");
}

function againstCathode(positive: Side, negative: Side, assumed: boolean): PlatingSign {
  const cluesFor = (sign: 1 | -1): Clue[] => {
    const [charge, discharge] = sign > 0 ? [positive, negative] : [negative, positive];
    const kind = assumed
      ? ": charge, which plates in a full cell (kind of cell not stated)"
      : ": charge, which plates";
    const clues: (Clue | false)[] = [
      charge.count > 0 &&
        charge.falls < 0.5 && {
          weight: weights.trend,
          reason: `${name(sign)} current raises the voltage to ${volts(charge.highestV)}${kind}`,
        },
      discharge.count > 0 &&
        discharge.falls > 0.5 && {
          weight: weights.trend,
          reason: `${name(-sign)} current lowers it to ${volts(discharge.lowestV)}`,
        },
      charge.meanV > discharge.meanV && {
        weight: weights.mean,
        reason: `the cell stands higher with ${name(sign)} than with ${name(-sign)} current`,
      },
    ];
    return clues.filter((clue) => clue !== false);
  };
  return decide(cluesFor(1), cluesFor(-1), assumed ? "low" : "high");
}

/** The sign with the heavier clues; null when they balance. `best` is the confidence that full agreement earns. */
function decide(
  positive: readonly Clue[],
  negative: readonly Clue[],
  best: "high" | "medium" | "low",
): PlatingSign {
  const weigh = (clues: readonly Clue[]) => clues.reduce((sum, clue) => sum + clue.weight, 0);
  const lead = weigh(positive) - weigh(negative);
  if (lead === 0) return unknown("the voltage does not tell which direction plates");
  const clues = lead > 0 ? positive : negative;
  const size = Math.abs(lead);
  const earned = size >= weights.cutoff + weights.mean ? "high" : size >= weights.trend ? "medium" : "low";
  return {
    sign: lead > 0 ? 1 : -1,
    evidence: "inferred",
    confidence: confidences[Math.min(confidences.indexOf(earned), confidences.indexOf(best))]!,
    reason: clues.map((clue) => clue.reason).join("; "),
  };
}

const confidences = ["low", "medium", "high"] as const;

function sideOf(halfCycles: readonly HalfCycle[], direction: CurrentSign, upperV: number): Side {
  const own = halfCycles.filter((each) => each.direction === direction);
  const share = (test: (each: HalfCycle) => boolean) =>
    own.length === 0 ? 0 : own.filter(test).length / own.length;
  const charge = own.reduce((sum, each) => sum + each.capacityMah, 0);
  const mean = own.reduce((sum, each) => sum + each.voltageMeanV * each.capacityMah, 0) / charge;
  return {
    count: own.length,
    reachesLow: share((each) => each.voltageMinV <= platingCutoffV),
    endsHigh: share(
      (each) =>
        upperV >= strippingCutoffV &&
        each.voltageEndV >= 0.9 * upperV &&
        each.voltageEndV > each.voltageStartV,
    ),
    falls: share((each) => each.voltageEndV < each.voltageStartV),
    meanV: charge > 0 ? mean : Number.NaN,
    lowestV: Math.min(...own.map((each) => each.voltageMinV)),
    highestV: Math.max(...own.map((each) => each.voltageMaxV)),
    highestEndV: Math.max(...own.map((each) => each.voltageEndV)),
  };
}

function unknown(reason: string): PlatingSign {
  return { sign: null, evidence: "none", confidence: "none", reason };
}

const name = (sign: number) => (sign > 0 ? "positive" : "negative");
const volts = (value: number) => `${Number(value.toPrecision(4))} V`;
