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
import { compareText } from "./text-order";

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
  const rows = branches.flatMap(({ members, ...row }) =>
    seriesOf(members, options.poolReported).map((series) => ({ ...row, ...series })),
  );
  const hasSeveral = new Set(rows.map(({ provenance }) => provenance)).size > 1;
  return rows.map(({ parts, words, provenance, own }) => {
    const isMixed = own.some((each) => each.provenance !== provenance);
    const members = counted(own);
    return {
      key: [...parts, provenance].join("|"),
      label: [...words, ...(hasSeveral ? [`(${provenance})`] : [])].join(" "),
      metal: own[0]?.metal ?? "",
      provenance,
      isPooled: isMixed,
      ...sizeOf(members),
      ...evidenceOf(own, options.metric, isMixed),
      restrictedMean: null,
      parts,
      observations: own,
      members,
      profile: armProfile(members),
    };
  });
}

interface Series {
  readonly provenance: Provenance;
  readonly own: readonly Observation[];
}

/** In the order of their names. */
function seriesOf(members: readonly Observation[], poolReported: boolean): Series[] {
  const series = new Map<Provenance, Observation[]>();
  for (const member of members) {
    const provenance = poolReported && member.provenance === "reported" ? "measured" : member.provenance;
    const own = series.get(provenance);
    if (own === undefined) series.set(provenance, [member]);
    else own.push(member);
  }
  return [...series]
    .map(([provenance, own]) => ({ provenance, own }))
    .sort((a, b) => compareText(a.provenance, b.provenance));
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
