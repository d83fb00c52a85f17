/** Divides a comparability group into its arms. */
import { type ArmEvidence, counted, type FormedArm, sizeOf } from "./arm";
import type { ArmField } from "./arm-field";
import { armProfile } from "./arm-profile";
import { conditionTitles } from "./condition";
import { criticalCurrentEvidence } from "./critical-current-arm";
import { efficiencyEvidence } from "./efficiency-arm";
import { lifeEvidence } from "./life-arm";
import type {
  ComparisonMetric,
  CriticalCurrentValue,
  EfficiencyValue,
  LifeValue,
  Observation,
  ObservationOf,
  Provenance,
} from "./observation";
import { splitBy } from "./split";

export interface ArmOptions {
  readonly metric: ComparisonMetric;
  readonly armBy: readonly ArmField[];
  readonly poolReported: boolean;
}

interface Branch {
  readonly parts: readonly string[];
  readonly words: readonly string[];
  readonly members: readonly Observation[];
}

/** Measured, reported and simulated cells never stand in one arm unless the reader pools the reported ones. */
export function formArms(observations: readonly Observation[], options: ArmOptions): FormedArm[] {
  let branches: readonly Branch[] = [{ parts: [], words: [], members: observations }];
  for (const field of options.armBy) {
    branches = branches.flatMap((branch) =>
      splitBy(field, branch.members, false).map(({ key, text, members }) => ({
        parts: [...branch.parts, key],
        words: [...branch.words, wordsOf(field, text)],
        members,
      })),
    );
  }
  const series = new Set(observations.map((each) => seriesOf(each, options.poolReported)));
  return branches.flatMap((branch) =>
    [...series].sort().flatMap((provenance) => {
      const own = branch.members.filter((each) => seriesOf(each, options.poolReported) === provenance);
      if (own.length === 0) return [];
      const isMixed = own.some((each) => each.provenance !== provenance);
      const members = counted(own);
      return [
        {
          key: [...branch.parts, provenance].join("|"),
          label: [...branch.words, ...(series.size > 1 ? [`(${provenance})`] : [])].join(" "),
          metal: own[0]?.metal ?? "",
          provenance,
          isPooled: isMixed,
          ...sizeOf(members),
          ...evidenceOf(own, options.metric, isMixed),
          restrictedMean: null,
          parts: branch.parts,
          observations: own,
          members,
          profile: armProfile(members),
        },
      ];
    }),
  );
}

function seriesOf({ provenance }: Observation, poolReported: boolean): Provenance {
  return poolReported && provenance === "reported" ? "measured" : provenance;
}

function wordsOf(field: ArmField, text: string): string {
  if (field === "metal" || field === "lot" || field === "deposition" || field === "operator") return text;
  const [title = "", unit] = conditionTitles[field].split(" / ");
  if (unit === undefined) return `${title} ${text}`;
  return /\d/.test(text) ? `${text} ${unit}` : `${title} ${text}`;
}

function evidenceOf(
  members: readonly Observation[],
  metric: ComparisonMetric,
  isPooled: boolean,
): ArmEvidence {
  switch (metric) {
    case "coulombic_efficiency":
      return efficiencyEvidence(members as readonly ObservationOf<EfficiencyValue>[], isPooled);
    case "critical_current_density":
      return criticalCurrentEvidence(members as readonly ObservationOf<CriticalCurrentValue>[], isPooled);
    case "cycle_life":
      return lifeEvidence(members as readonly ObservationOf<LifeValue>[], isPooled);
  }
}
