/** Whether the plating sign in use looks turned round: efficiencies of 116 % that would be 86 % the other way. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type Cycle, findCycles } from "./cycles";
import type { HalfCycle } from "./half-cycles";
import { type CounterElectrode, inferPlatingSign } from "./plating-sign";

/** Efficiencies above this share of the cycles accuse the sign. */
const mostCycles = 0.5;
const fewestCycles = 3;

/**
 * A `polarity_suspect` warning when most efficiencies lie above 100 % and would lie below with the other sign, or
 * when the voltage clearly tells the other sign than the stated one; null otherwise. A shorted cell can look the
 * same, so it is a question to a person and changes nothing.
 */
export function polaritySuspicion(input: {
  readonly halfCycles: readonly HalfCycle[];
  /** Found with that sign. */
  readonly cycles: readonly Cycle[];
  readonly platingSign: 1 | -1;
  readonly counterElectrode: CounterElectrode;
}): ReaderWarning | null {
  const { halfCycles, platingSign: sign } = input;
  const asUsed = efficiencies(input.cycles);
  const above = asUsed.filter((ce) => ce > 1).length / Math.max(1, asUsed.length);
  if (asUsed.length >= fewestCycles && above > mostCycles) {
    const used = median(asUsed);
    const other = median(efficiencies(findCycles(halfCycles, { platingSign: sign > 0 ? -1 : 1 })));
    if (used !== null && other !== null && other <= 1)
      return {
        code: "polarity_suspect",
        message: `the efficiency is above 100 % in most cycles (median ${percent(used)}); with the other plating sign it would be ${percent(other)}`,
      };
  }
  const inferred = inferPlatingSign(halfCycles, input.counterElectrode);
  const clear = inferred.confidence === "high" || inferred.confidence === "medium";
  if (inferred.sign !== null && inferred.sign !== sign && clear) {
    return {
      code: "polarity_suspect",
      message: `the cell is set to plate with ${sign > 0 ? "positive" : "negative"} current, but ${inferred.reason}`,
    };
  }
  return null;
}

function efficiencies(cycles: readonly Cycle[]): number[] {
  return cycles.map((cycle) => cycle.ceFraction).filter((ce) => ce !== null);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

const percent = (fraction: number) => `${Math.round(fraction * 1000) / 10} %`;
