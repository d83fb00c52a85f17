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
  const upperV = Math.max(...usable.map((each) => each.voltageMaxV));
  const positive = sideOf(usable, "positive", upperV);
  const negative = sideOf(usable, "negative", upperV);
  const lowestV = Math.min(positive.lowestV, negative.lowestV);
  if (counterElectrode === "lithium" || (counterElectrode === "unknown" && lowestV <= platingCutoffV)) {
    return againstLithium(positive, negative, counterElectrode === "unknown");
  }
  return againstCathode(positive, negative, counterElectrode === "unknown");
}

function againstLithium(positive: Side, negative: Side, assumed: boolean): PlatingSign {
  const score = (plating: Side, stripping: Side) =>
    Number(plating.reachesLow > 0.5 && plating.falls > 0.5) +
    Number(stripping.endsHigh > 0.5) +
    Number(plating.meanV < stripping.meanV) -
    Number(stripping.reachesLow > 0.5 && stripping.falls > 0.5) -
    Number(plating.endsHigh > 0.5);
  const asNegative = score(negative, positive);
  const asPositive = score(positive, negative);
  if (asNegative === asPositive) return unknown("the voltage of both directions looks alike");
  const sign = asNegative > asPositive ? -1 : 1;
  const [plating, stripping] = sign < 0 ? [negative, positive] : [positive, negative];
  const reasons = [
    plating.reachesLow > 0.5 && plating.falls > 0.5
      ? `${name(sign)} current drives the cell down to ${volts(plating.lowestV)}`
      : null,
    stripping.endsHigh > 0.5 ? `${name(-sign)} current ends at ${volts(stripping.highestV)}` : null,
    plating.meanV < stripping.meanV
      ? `the cell stands lower (${volts(plating.meanV)}) with ${name(sign)} than with ${name(-sign)} current (${volts(stripping.meanV)})`
      : null,
  ].filter((reason) => reason !== null);
  if (reasons.length === 0) return unknown("the voltage does not tell which direction plates");
  const confidence = assumed ? "medium" : reasons.length >= 2 ? "high" : "medium";
  return { sign, evidence: "inferred", confidence, reason: reasons.join("; ") };
}

function againstCathode(positive: Side, negative: Side, assumed: boolean): PlatingSign {
  const rising = (side: Side) => (side.count === 0 ? Number.NaN : 1 - side.falls);
  const votes =
    Number(rising(positive) > 0.5) -
    Number(rising(negative) > 0.5) +
    (positive.count > 0 && negative.count > 0 ? Math.sign(positive.meanV - negative.meanV) : 0);
  if (votes === 0) return unknown("the voltage rises in neither or in both directions");
  const sign = votes > 0 ? 1 : -1;
  const charge = sign > 0 ? positive : negative;
  return {
    sign,
    evidence: "inferred",
    confidence: assumed ? "low" : Math.abs(votes) >= 2 ? "high" : "medium",
    reason:
      `${name(sign)} current raises the voltage to ${volts(charge.highestV)}: charge, which plates in a full cell` +
      (assumed ? " (kind of cell not stated)" : ""),
  };
}

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
  };
}

function unknown(reason: string): PlatingSign {
  return { sign: null, evidence: "none", confidence: "none", reason };
}

const name = (sign: number) => (sign > 0 ? "positive" : "negative");
const volts = (value: number) => `${Number(value.toPrecision(4))} V`;
