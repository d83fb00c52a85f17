/**
 * S2: the overpotential falls between two records at constant current, away from the edges of the step. While
 * plating below 0 V the voltage may only fall, while stripping only rise; a jump towards 0 V is a path that opened.
 */
import {
  type CycleHalf,
  halvesOf,
  isConstantCurrent,
  millivolts,
  type ShortContext,
  type ShortEvidence,
} from "./short-evidence";

/** The first drop of every half-cycle of a half cell. */
export function stepDropEvidence(context: ShortContext): ShortEvidence[] {
  if (context.counterElectrode !== "lithium") return [];
  const halves = [...halvesOf(context, "plating"), ...halvesOf(context, "stripping")];
  return halves.flatMap((half) => firstDrop(context, half) ?? []);
}

function firstDrop(context: ShortContext, { half, cycle, direction }: CycleHalf): ShortEvidence | null {
  const { run, table, parameters } = context;
  const towards = direction === "plating" ? 1 : -1;
  let edgeS = run.timeS[half.firstRecord]!;
  for (let k = half.firstRecord + 1; k <= half.lastRecord; k++) {
    if (table.direction[k] === 0 || table.direction[k - 1] === 0 || !isConstantCurrent(run, k)) {
      edgeS = run.timeS[k]!;
      continue;
    }
    const before = run.voltageV[k - 1]!;
    const polarised = direction === "plating" ? before < 0 : before > 0;
    const sampleS = run.timeS[k]! - run.timeS[k - 1]!;
    if (!polarised || run.timeS[k - 1]! - edgeS < parameters.edgeS || sampleS > parameters.longestSampleS)
      continue;
    const drop = towards * (run.voltageV[k]! - before);
    if (drop <= Math.max(parameters.dropV, parameters.dropShare * Math.abs(before))) continue;
    return {
      rule: "S2",
      firstRecord: k - 1,
      lastRecord: k,
      onsetS: run.timeS[k]!,
      cycle: cycle.index,
      direction,
      message: `the overpotential falls by ${millivolts(drop)} from ${millivolts(Math.abs(before))} between two records at constant current`,
    };
  }
  return null;
}
