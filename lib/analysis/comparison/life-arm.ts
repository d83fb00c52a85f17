/** Cycle life of an arm: running cells are censored, not failed and not dropped. */
import { cumulativeIncidence } from "@/lib/statistics/cumulative-incidence";
import { kaplanMeier } from "@/lib/statistics/kaplan-meier";
import { type Arm, type ArmPoint, type ArmStatistic, counted, type SurvivalCurve } from "./arm";
import { qualifierText } from "./number-text";
import type { LifeValue, ObservationOf } from "./observation";

type Life = ObservationOf<LifeValue>;

/** log–log limits are shown from this many cells; below it the cells are listed. */
const fewestForLimits = 6;

export function lifePoint(each: Life): ArmPoint {
  const { cycles, end } = each.value;
  const printed = qualifierText(each.qualifier);
  const mark = end === "event" ? "" : end === "censored" ? "+" : "";
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: cycles,
    upper: null,
    isCensored: end !== "event",
    text: end === "unknown" ? `${printed || "≥ "}${cycles}, end not stated` : `${printed}${cycles}${mark}`,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

/** `unknownIs` decides what an unstated end counts as: censored in the main analysis, an event in the sensitivity one. */
export function lifeData(arm: readonly Life[], unknownIs: "censored" | "event") {
  const members = counted(arm) as readonly Life[];
  const isEvent = ({ value }: Life) =>
    value.end === "event" || (value.end === "unknown" && unknownIs === "event");
  return {
    time: members.map(({ value }) => value.cycles),
    event: members.map((each) => (isEvent(each) ? 1 : 0)),
  };
}

export function lifeStatistic(
  arm: readonly Life[],
  unknownIs: "censored" | "event" = "censored",
): ArmStatistic {
  const members = counted(arm) as readonly Life[];
  const first = members[0];
  const none = { lower: null, upper: null };
  if (first === undefined) {
    return { ...none, name: "no cells", text: "–", order: null, intervalNote: "every cell is excluded" };
  }
  const sorted = [...members].sort((a, b) => a.value.cycles - b.value.cycles);
  const list = sorted.map((each) => lifePoint(each).text).join(", ");
  if (members.some(({ isRole }) => isRole)) {
    return {
      ...none,
      name: "as printed",
      text: list,
      order: sorted[0]?.value.cycles ?? null,
      intervalNote: "n not reported: no estimate",
    };
  }
  const estimate = kaplanMeier(lifeData(arm, unknownIs));
  const longest = sorted.at(-1)?.value.cycles ?? 0;
  const hasLimits = members.length >= fewestForLimits && estimate.median !== null;
  return {
    name: "Kaplan–Meier median",
    text: estimate.median === null ? `> ${longest}` : String(estimate.median),
    // A median that was not reached lies beyond every life seen: it orders by how far one has looked.
    order: estimate.median ?? longest,
    lower: hasLimits ? estimate.medianLower : null,
    upper: hasLimits ? estimate.medianUpper : null,
    intervalNote: hasLimits
      ? `95 % log–log limits, n = ${members.length}`
      : `cells: ${list}${members.length < fewestForLimits ? `; limits from n = ${fewestForLimits} on` : ""}`,
  };
}

export function lifeCurve(arm: readonly Life[]): SurvivalCurve | null {
  if (counted(arm).length === 0 || arm.some(({ isRole }) => isRole)) return null;
  const { time, survival, lower, upper, atRisk, censored } = kaplanMeier(lifeData(arm, "censored"));
  return { time, survival, lower, upper, atRisk, censored };
}

/** Cumulative incidence of each cause of death; empty when nothing died or n is unknown. */
export function lifeIncidence(arm: readonly Life[]): Arm["incidence"] {
  const members = counted(arm) as readonly Life[];
  if (members.every(({ value }) => value.end !== "event") || members.some(({ isRole }) => isRole)) return [];
  const { time, causes } = cumulativeIncidence({
    time: members.map(({ value }) => value.cycles),
    cause: members.map(({ value }) => (value.end === "event" ? (value.cause ?? "unknown") : "censored")),
  });
  return causes.map(({ cause, incidence }) => ({ cause, time, share: incidence }));
}

export function lifeRemarks(arm: readonly Life[]): string[] {
  const members = counted(arm) as readonly Life[];
  const running = members.filter(({ value }) => value.end === "censored").length;
  const unknown = members.filter(({ value }) => value.end === "unknown").length;
  const suspicious = members.filter(({ value }) => value.cause === "operator_stop_suspicious");
  return [
    ...(running === 0
      ? []
      : [`${running} of ${members.length} still alive when observation stopped (marked +).`]),
    ...(unknown === 0 ? [] : [`How it ended is not stated for ${unknown} of ${members.length}.`]),
    ...(suspicious.length === 0
      ? []
      : [
          `Censoring may be informative: ${suspicious.map(({ cellCode }) => cellCode).join(", ")} stopped on suspicion.`,
        ]),
  ];
}
