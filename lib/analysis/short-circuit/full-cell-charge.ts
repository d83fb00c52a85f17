/**
 * S5: a full cell takes more charge than its cathode holds, charges on a plateau below its cut-off, or loses its
 * efficiency from one cycle to the next.
 */
import { halvesOf, type ShortContext, type ShortEvidence, show, upperCutoff } from "./short-evidence";

const lastShare = 0.2;
const fewestCyclesBefore = 2;

/** One finding a cycle, with all that applies. Empty for half cells. */
export function fullCellChargeEvidence(context: ShortContext): ShortEvidence[] {
  if (context.counterElectrode !== "cathode") return [];
  const { parameters, areaCm2, cathodeMahCm2 } = context;
  const cutoffV = upperCutoff(context);
  return halvesOf(context, "plating").flatMap(({ cycle, half }) => {
    const perArea = areaCm2 === null ? null : half.capacityMah / areaCm2;
    const before = context.cycles
      .filter((each) => each.index < cycle.index && each.index > 1 && each.ceFraction !== null)
      .map((each) => each.ceFraction!)
      .sort((a, b) => a - b);
    const usual = before.length >= fewestCyclesBefore ? before[before.length >> 1]! : null;
    const reasons = [
      perArea !== null && cathodeMahCm2 !== null && perArea > parameters.inventoryRatio * cathodeMahCm2
        ? `${show(perArea)} mAh cm⁻² charged where the cathode holds ${show(cathodeMahCm2)}`
        : null,
      cutoffV !== null &&
      half.voltageMaxV < cutoffV - 2 * parameters.cutoffToleranceV &&
      fallsAtEnd(context, half)
        ? `the charge ends on a falling voltage of ${show(half.voltageEndV)} V, below ${show(cutoffV)} V`
        : null,
      usual !== null && cycle.ceFraction !== null && usual - cycle.ceFraction > parameters.efficiencyDrop
        ? `the efficiency falls from ${show(usual * 100)} to ${show(cycle.ceFraction * 100)} %`
        : null,
    ].filter((reason) => reason !== null);
    if (reasons.length === 0) return [];
    return [
      {
        rule: "S5" as const,
        firstRecord: half.firstRecord,
        lastRecord: half.lastRecord,
        onsetS: half.startS,
        cycle: cycle.index,
        direction: "plating" as const,
        message: reasons.join("; "),
      },
    ];
  });
}

/** The voltage of the last fifth of the charge stands no higher than that before it. */
function fallsAtEnd(context: ShortContext, half: { firstRecord: number; lastRecord: number }): boolean {
  const { voltageV } = context.run;
  const from = Math.round(half.lastRecord - lastShare * (half.lastRecord - half.firstRecord));
  let highestBefore = Number.NEGATIVE_INFINITY;
  for (let k = half.firstRecord; k < from; k++)
    if (voltageV[k]! > highestBefore) highestBefore = voltageV[k]!;
  return voltageV[half.lastRecord]! < highestBefore;
}
