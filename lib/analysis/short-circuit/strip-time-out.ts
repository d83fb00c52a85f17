/**
 * S4: a strip that gives more than was plated, or that ends without its upper cut-off. Electrons through a bridge
 * are counted as lithium and the voltage never climbs.
 */
import { halvesOf, type ShortContext, type ShortEvidence, show, upperCutoff } from "./short-evidence";

/** One finding a cycle. The last strip of a run that was cut off is not accused of ending low. */
export function stripTimeOutEvidence(context: ShortContext): ShortEvidence[] {
  if (context.counterElectrode !== "lithium") return [];
  const { parameters, run, table } = context;
  const cutoffV = upperCutoff(context);
  return halvesOf(context, "stripping").flatMap(({ cycle, half }) => {
    if (cycle.platedMah === null) return [];
    const ratio = half.capacityMah / cycle.platedMah;
    const endedByItself = half.lastRecord < run.rows - 1 || half.index < table.halfCycles.length - 1;
    const low = cutoffV !== null && half.voltageMaxV < cutoffV - parameters.cutoffToleranceV && endedByItself;
    const much = ratio > parameters.stripRatio;
    if (!low && !much) return [];
    return [
      {
        rule: "S4" as const,
        firstRecord: half.firstRecord,
        lastRecord: half.lastRecord,
        onsetS: half.startS,
        cycle: cycle.index,
        direction: "stripping" as const,
        message: [
          much ? `${show(ratio * 100)} % of the plated charge was stripped` : null,
          low
            ? `the strip ends at ${show(half.voltageMaxV)} V, below its cut-off of ${show(cutoffV)} V`
            : null,
        ]
          .filter((part) => part !== null)
          .join("; "),
      },
    ];
  });
}
