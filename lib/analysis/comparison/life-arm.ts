/** Cycle life of an arm: running cells are censored, not failed and not dropped. */
import { cumulativeIncidence } from "@/lib/statistics/cumulative-incidence";
import { kaplanMeier } from "@/lib/statistics/kaplan-meier";
import { restrictedMean } from "@/lib/statistics/restricted-mean";
import type { SurvivalData } from "@/lib/statistics/survival/survival-data";
import {
  type ArmEvidence,
  type ArmPoint,
  type ArmStatistic,
  counted,
  isPrinted,
  noCells,
  type RestrictedMean,
  type SurvivalCurve,
} from "./arm";
import { qualifierText } from "./number-text";
import type { LifeValue, ObservationOf } from "./observation";

export type Life = ObservationOf<LifeValue>;

/** log–log and normal limits are shown from this many cells; below it the cells are listed. */
const fewestForLimits = 6;
const mostListed = 24;

export function lifeEvidence(arm: readonly Life[], isPooled: boolean): ArmEvidence {
  const members = counted(arm);
  const hasUnknown = members.some(({ value }) => value.end === "unknown");
  const isRoleArm = members.some(({ isRole }) => isRole) && !isPooled;
  return {
    points: arm.map(pointOf),
    statistic: statisticOf(members, isPooled, "censored"),
    sensitivity: hasUnknown
      ? { ...statisticOf(members, isPooled, "event"), name: "unknown ends counted as events" }
      : null,
    beside: null,
    bootstrap: null,
    curve: isRoleArm ? null : curveOf(members),
    incidence: isRoleArm ? [] : incidenceOf(members),
    remarks: remarksOf(members),
  };
}

function pointOf(each: Life): ArmPoint {
  const { cycles, end } = each.value;
  const printed = qualifierText(each.qualifier);
  const isOpen = end !== "event" || printed === "≥ " || printed === "> ";
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: cycles,
    upper: null,
    isCensored: isOpen,
    text:
      end === "unknown"
        ? `${printed || "≥ "}${cycles}, end not stated`
        : `${printed}${cycles}${end === "censored" ? "+" : ""}`,
    beside: null,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

/** `unknownIs` decides what an unstated end counts as: censored in the main analysis, an event in the sensitivity one. */
export function lifeData(
  members: readonly Life[],
  unknownIs: "censored" | "event" = "censored",
): SurvivalData {
  const isEvent = ({ value }: Life) =>
    value.end === "event" || (value.end === "unknown" && unknownIs === "event");
  const data = {
    time: members.map(({ value }) => value.cycles),
    event: members.map((each) => (isEvent(each) ? 1 : 0)),
  };
  const entry = members.map(({ value }) => value.entryCycles ?? 0);
  return entry.some((each) => each > 0) ? { ...data, entry } : data;
}

function statisticOf(
  members: readonly Life[],
  isPooled: boolean,
  unknownIs: "censored" | "event",
): ArmStatistic {
  if (members.length === 0) return noCells;
  const sorted = [...members].sort((a, b) => a.value.cycles - b.value.cycles);
  const longest = sorted.at(-1)?.value.cycles ?? 0;
  const list = listText(sorted);
  if (isPrinted(members, isPooled)) {
    return {
      name: "as printed",
      text: list,
      order: sorted[0]?.value.cycles ?? null,
      lower: null,
      upper: null,
      isOpenAbove: members.some((each) => pointOf(each).isCensored),
      intervalNote: "n not reported: no estimate",
    };
  }
  const { median, medianLower, medianUpper } = kaplanMeier(lifeData(members, unknownIs));
  const hasLimits = members.length >= fewestForLimits && median !== null;
  return {
    name: isPooled ? "Kaplan–Meier median, published values pooled" : "Kaplan–Meier median",
    text: median === null ? `> ${longest}` : String(median),
    // A median that was not reached lies beyond every life seen: it orders by how far one has looked.
    order: median ?? longest,
    lower: hasLimits ? medianLower : null,
    upper: hasLimits ? medianUpper : null,
    isOpenAbove: median === null,
    intervalNote: hasLimits
      ? `${medianLower ?? "–"} to ${medianUpper ?? "open"} cycles: 95 % log–log limits, n = ${members.length}`
      : `cells: ${list}${members.length < fewestForLimits ? `; limits from n = ${fewestForLimits} on` : ""}`,
  };
}

function listText(sorted: readonly Life[]): string {
  const texts = sorted.slice(0, mostListed).map((each) => pointOf(each).text);
  return sorted.length > mostListed
    ? `${texts.join(", ")} and ${sorted.length - mostListed} more`
    : texts.join(", ");
}

function curveOf(members: readonly Life[]): SurvivalCurve | null {
  if (members.length === 0) return null;
  const { time, survival, lower, upper, atRisk, censored } = kaplanMeier(lifeData(members));
  return { time, survival, lower, upper, atRisk, censored };
}

/** Mean life up to a horizon; null where the curve is not known so far. Limits only where n allows them. */
export function restrictedMeanOf(members: readonly Life[], horizonCycles: number): RestrictedMean | null {
  const { mean, lower, upper } = restrictedMean(lifeData(members), { tau: horizonCycles });
  if (mean === null) return null;
  // Without a death before the horizon the normal limits collapse on the mean, which is no certainty.
  const hasLimits = members.length >= fewestForLimits && lower !== null && lower < mean;
  return { horizonCycles, mean, lower: hasLimits ? lower : null, upper: hasLimits ? upper : null };
}

/** Cumulative incidence of each cause of death; empty when nothing died. */
function incidenceOf(members: readonly Life[]): ArmEvidence["incidence"] {
  if (members.every(({ value }) => value.end !== "event")) return [];
  const { time, causes } = cumulativeIncidence({
    time: members.map(({ value }) => value.cycles),
    cause: members.map(({ value }) => (value.end === "event" ? (value.cause ?? "unknown") : "censored")),
    entry: lifeData(members).entry,
  });
  return causes.map(({ cause, incidence }) => ({ cause, time, share: incidence }));
}

function remarksOf(members: readonly Life[]): string[] {
  const running = members.filter(({ value }) => value.end === "censored").length;
  const unknown = members.filter(({ value }) => value.end === "unknown").length;
  const late = members.filter(({ value }) => (value.entryCycles ?? 0) > 0).length;
  const suspicious = members.filter(({ value }) => value.cause === "operator_stop_suspicious");
  return [
    ...(running === 0
      ? []
      : [`${running} of ${members.length} still alive when observation stopped (marked +).`]),
    ...(unknown === 0 ? [] : [`How it ended is not stated for ${unknown} of ${members.length}.`]),
    ...(late === 0
      ? []
      : [`${late} of ${members.length} are at risk only after their formation (left-truncated).`]),
    ...(suspicious.length === 0
      ? []
      : [
          `Censoring may be informative: ${suspicious.map(({ cellCode }) => cellCode).join(", ")} stopped on suspicion.`,
        ]),
  ];
}
