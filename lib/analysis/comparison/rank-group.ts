/** One comparability group as an ordered, graded table. */
import type { Arm, FormedArm } from "./arm";
import type { ComparabilityGroup, GroupCondition, RelaxedCondition } from "./comparability";
import { type ComparedArms, compareArms } from "./compare-arms";
import { type ArmOptions, formArms } from "./form-arms";
import { type Grade, gradeTitles, lowestGrade } from "./grade";
import { type Life, restrictedMeanOf } from "./life-arm";
import { listed } from "./number-text";
import { bestFirst } from "./row-order";

export interface RankedGroup {
  readonly key: string;
  readonly matched: readonly GroupCondition[];
  /** Relaxed conditions that differ inside the group. */
  readonly relaxed: readonly RelaxedCondition[];
  readonly arms: readonly Arm[];
  readonly pairs: readonly ComparedArms[];
  readonly grade: Grade;
  /** What the PI may say, with its reason: "Ag > Zn > Au > Cu, descriptive only: n not reported". */
  readonly sentence: string;
}

/** With more rows than this only neighbours are listed; every pair was tested. */
const mostListedArms = 12;

export function rankGroup(group: ComparabilityGroup, options: ArmOptions): RankedGroup {
  const formed = formArms(group.observations, options);
  const arms = (options.metric === "cycle_life" ? withRestrictedMeans(formed) : formed).sort(bestFirst);
  const pairs = compareArms(arms, { group, armBy: options.armBy, metric: options.metric });
  const neighbours = pairs.filter(({ isNeighbour }) => isNeighbour);
  return {
    key: group.key,
    matched: group.matched,
    relaxed: group.relaxed,
    arms: arms.map(withoutCells),
    pairs: arms.length > mostListedArms ? neighbours : pairs,
    grade: lowestGrade(neighbours),
    sentence: sentenceOf(arms, neighbours),
  };
}

function withoutCells({ observations, members, profile, parts, ...arm }: FormedArm): Arm {
  return arm;
}

/** Means of life up to a horizon that every row of the group has. */
function withRestrictedMeans(arms: readonly FormedArm[]): FormedArm[] {
  const lives = arms.map((arm) => (arm.nCells === null ? [] : (arm.members as readonly Life[])));
  const horizon = commonHorizon(lives.filter((members) => members.length > 0));
  if (horizon === null) return [...arms];
  return arms.map((arm, index) => {
    const members = lives[index] ?? [];
    return members.length === 0 ? arm : { ...arm, restrictedMean: restrictedMeanOf(members, horizon) };
  });
}

/**
 * The longest time to which every curve is known: where a row's last cell was still alive its curve ends, and no curve
 * is drawn out beyond its cells; where all are dead it stays at 0. Null with fewer than two rows.
 */
function commonHorizon(rows: readonly (readonly Life[])[]): number | null {
  if (rows.length < 2) return null;
  const ends = rows.map((members) => {
    const longest = members.reduce((most, { value }) => Math.max(most, value.cycles), 0);
    const isAlive = members.some(({ value }) => value.cycles === longest && value.end !== "event");
    return { longest, isAlive };
  });
  const alive = ends.filter(({ isAlive }) => isAlive).map(({ longest }) => longest);
  const horizon = alive.length > 0 ? Math.min(...alive) : Math.max(...ends.map(({ longest }) => longest));
  return horizon > 0 ? horizon : null;
}

/** A title names the first of many reasons; the rows tell them all. */
const mostReasons = 4;

const signs = { above: " > ", level: " = ", open: " ? " } as const;

/** One sentence for each series of rows (measured, simulated, reported). */
function sentenceOf(arms: readonly Arm[], neighbours: readonly ComparedArms[]): string {
  const series = [...new Set(arms.map(({ provenance }) => provenance))];
  return series
    .map((provenance) => {
      const own = arms.filter((arm) => arm.provenance === provenance);
      return seriesSentence(own, neighbours);
    })
    .join(" ");
}

function seriesSentence(arms: readonly Arm[], neighbours: readonly ComparedArms[]): string {
  const [only, second] = arms;
  if (only === undefined) return "No cells.";
  if (second === undefined) {
    return `Only ${only.label} has cells under these conditions: there is nothing to rank it against.`;
  }
  const own = neighbours.filter(({ upper }) => arms.some(({ key }) => key === upper));
  const ranked = arms.filter(({ statistic }) => statistic.order !== null);
  const order = ranked
    .map(({ key, label }, index) => {
      const isLast = index === ranked.length - 1;
      const pair = own.find(({ upper }) => upper === key);
      return `${label}${isLast || pair === undefined ? "" : signs[pair.order]}`;
    })
    .join("");
  const unranked = arms.filter(({ statistic }) => statistic.order === null).map(({ label }) => label);
  const lowest = lowestGrade(own);
  const reasons = [...new Set(own.filter((pair) => pair.grade === lowest).flatMap((pair) => pair.reasons))];
  const left = unranked.length === 0 ? "" : ` (${listed(unranked)} not ranked: no value)`;
  const why = reasons.slice(0, mostReasons).join("; ");
  const more = reasons.length > mostReasons ? `; and ${reasons.length - mostReasons} more` : "";
  return `${order}${left}, ${gradeTitles[lowest]}${reasons.length === 0 ? "" : `: ${why}${more}`}.`;
}
