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
  const { run, parameters } = context;
  const { timeS, voltageV } = run;
  const towards = direction === "plating" ? 1 : -1;
  for (let k = half.firstRecord + 1; k <= half.lastRecord; k++) {
    const before = voltageV[k - 1]!;
    const drop = towards * (voltageV[k]! - before);
    // Almost no record passes this: all else is asked of the few that do.
    if (!(drop > parameters.dropV) || drop <= parameters.dropShare * Math.abs(before)) continue;
    const polarised = direction === "plating" ? before < 0 : before > 0;
    if (!polarised || timeS[k]! - timeS[k - 1]! > parameters.longestSampleS || isEdge(context, k)) continue;
    if (hasEdge(context, half.firstRecord, k - 1)) continue;
    return {
      rule: "S2",
      firstRecord: k - 1,
      lastRecord: k,
      onsetS: timeS[k]!,
      cycle: cycle.index,
      direction,
      message: `the overpotential falls by ${millivolts(drop)} from ${millivolts(Math.abs(before))} between two records at constant current`,
    };
  }
  return null;
}

/** Whether no current flows at record k or it is another one than before. */
function isEdge({ run, table }: ShortContext, k: number): boolean {
  return table.direction[k] === 0 || table.direction[k - 1] === 0 || !isConstantCurrent(run, k);
}

/** Whether an edge, or the half-cycle's first record, lies within the time of an edge before `last`. */
function hasEdge(context: ShortContext, first: number, last: number): boolean {
  const { timeS } = context.run;
  for (let k = last; k >= first && timeS[last]! - timeS[k]! < context.parameters.edgeS; k--)
    if (k === first || isEdge(context, k)) return true;
  return false;
}
