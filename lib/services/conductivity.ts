/** Conductivities of pellets side by side, and lot by lot. */
import type { ComparedConductivity, ConductivityQuery, LotConductivity } from "@/lib/contract/conductivity";
import { database } from "@/lib/db/client";
import { listConductivityRows } from "@/lib/db/pellet-conductivity";
import type { Actor } from "@/lib/domain/actor";
import { geometricMean } from "@/lib/statistics/geometric-mean";
import { visibleProjects } from "./project-access";

const mostValues = 2000;

export async function compareConductivities(actor: Actor, query: ConductivityQuery) {
  const rows = await listConductivityRows(database(), query, visibleProjects(actor), mostValues + 1);
  const conductivities = rows.slice(0, mostValues);
  return { conductivities, lots: lotConductivities(conductivities), isCut: rows.length > mostValues };
}

/**
 * The geometric mean over the pellets of a lot, at temperatures equal to the degree and for one part; kinds of
 * provenance never mix. A pellet measured more than once counts once, with its own geometric mean: pellets are the
 * replicates.
 */
export function lotConductivities(values: readonly ComparedConductivity[]): LotConductivity[] {
  const groups = new Map<string, ComparedConductivity[]>();
  for (const each of values) {
    const key = [each.lotCode, each.provenance, each.part, Math.round(each.temperatureC)].join("|");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group): LotConductivity => {
    const [first] = group as [ComparedConductivity];
    const byPellet = new Map<string, number[]>();
    for (const { pelletCode, conductivityMsCm } of group) {
      byPellet.set(pelletCode, [...(byPellet.get(pelletCode) ?? []), conductivityMsCm]);
    }
    const means = [...byPellet.values()].flatMap((each) => geometricMean(each).mean ?? []);
    const { n, mean, standardDeviation, lower, upper } = geometricMean(means);
    return {
      lotCode: first.lotCode,
      provenance: first.provenance,
      part: first.part,
      temperatureC: Math.round(first.temperatureC),
      pellets: n,
      geometricMeanMsCm: mean,
      geometricStandardDeviation: standardDeviation,
      lowerMsCm: lower,
      upperMsCm: upper,
    };
  });
}
