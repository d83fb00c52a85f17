/**
 * S6: after a full strip the film is bare and a half cell rests above 1 V; one whose voltage sinks towards 0 V at
 * rest discharges itself through a bridge.
 */
import { halvesOf, type ShortContext, type ShortEvidence, show } from "./short-evidence";

/** One finding a rest that follows a strip which had reached the upper voltages. Empty for full cells. */
export function restDecayEvidence(context: ShortContext): ShortEvidence[] {
  if (context.counterElectrode !== "lithium") return [];
  const { run, table, parameters } = context;
  return halvesOf(context, "stripping").flatMap(({ cycle, half }) => {
    if (!(half.voltageEndV > parameters.restFromV)) return [];
    const next = table.halfCycles[half.index + 1];
    const end = next === undefined ? run.rows : next.firstRecord;
    for (let k = half.lastRecord + 1; k < end; k++) {
      if (table.direction[k] !== 0 || !(run.voltageV[k]! < parameters.restToV)) continue;
      return [
        {
          rule: "S6" as const,
          firstRecord: half.lastRecord + 1,
          lastRecord: k,
          onsetS: run.timeS[k]!,
          cycle: cycle.index,
          direction: "rest" as const,
          message: `at rest after the strip the voltage sinks from ${show(half.voltageEndV)} to ${show(run.voltageV[k]!)} V`,
        },
      ];
    }
    return [];
  });
}
