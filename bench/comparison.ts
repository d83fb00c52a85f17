/** The ranking of 10,000 cells as a call of its service. */
import { systemActor } from "@/lib/domain/actor";
import { evaluateComparison } from "@/lib/services/comparison";
import { timed } from "./measure";

const metrics = ["coulombic_efficiency", "cycle_life", "critical_current_density"] as const;

export async function benchComparison(say: (line: string) => void) {
  const results: Record<string, unknown> = {};
  for (const metric of metrics) {
    const query = { metric, poolReported: false };
    const { cells, groups } = await evaluateComparison(systemActor, query);
    const timing = await timed(() => evaluateComparison(systemActor, query), { times: 5, warmUp: 1 });
    results[metric] = { cells, groups: groups.length, ...timing };
    say(`comparison by ${metric}: ${timing.medianMs} ms`);
  }
  return results;
}
