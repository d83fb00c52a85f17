/** Critical current density of an arm: each cell is an interval (last survived, first failed], never a single number. */
import { kaplanMeier } from "@/lib/statistics/kaplan-meier";
import { turnbull } from "@/lib/statistics/turnbull";
import {
  type ArmEvidence,
  type ArmPoint,
  type ArmStatistic,
  counted,
  isPrinted,
  noCells,
  type SurvivalCurve,
} from "./arm";
import { brief, qualifierText } from "./number-text";
import type { CriticalCurrentValue, ObservationOf } from "./observation";

export type CriticalCurrent = ObservationOf<CriticalCurrentValue>;

export function criticalCurrentEvidence(arm: readonly CriticalCurrent[], isPooled: boolean): ArmEvidence {
  const members = counted(arm);
  return {
    points: arm.map(pointOf),
    statistic: statisticOf(members, isPooled),
    sensitivity: null,
    beside: cumulativeCapacity(members),
    bootstrap: null,
    curve: curveOf(members),
    incidence: [],
    remarks: remarksOf(members),
  };
}

/** "(0.8, 0.9]", "> 1", "≤ 0.1"; the candidates where the convention is not stated. */
function intervalText(value: CriticalCurrentValue): string {
  if (value.candidates.length > 0) {
    return value.candidates.map((each) => rangeText(each.passMaCm2, each.failMaCm2)).join(" or ");
  }
  if (value.printedMaCm2 !== null) return `${brief(value.printedMaCm2)}, survived or failed not stated`;
  return rangeText(value.passMaCm2, value.failMaCm2);
}

function rangeText(pass: number | null, fail: number | null): string {
  if (fail === null) return pass === null ? "–" : `> ${brief(pass)}`;
  return pass === null || pass === 0 ? `≤ ${brief(fail)}` : `(${brief(pass)}, ${brief(fail)}]`;
}

function pointOf(each: CriticalCurrent): ArmPoint {
  const { passMaCm2, failMaCm2, printedMaCm2, cumulativeMahCm2 } = each.value;
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: passMaCm2 ?? printedMaCm2,
    upper: failMaCm2,
    isCensored: failMaCm2 === null && printedMaCm2 === null,
    text: `${qualifierText(each.qualifier)}${intervalText(each.value)}`,
    beside: cumulativeMahCm2,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

function statisticOf(members: readonly CriticalCurrent[], isPooled: boolean): ArmStatistic {
  if (members.length === 0) return noCells;
  const printed = members.map(({ value }) => value.printedMaCm2).filter((each) => each !== null);
  const { lower, upper } = turnbull(intervalsOf(members)).medianInterval;
  const middle = middleOf(lower, upper);
  const bounds = { lower, upper, isOpenAbove: upper === null };
  if (isPrinted(members, isPooled)) {
    return {
      ...bounds,
      name: "as printed",
      text: members.map((each) => pointOf(each).text).join(", "),
      order: middle ?? Math.max(...printed),
      intervalNote: "n not reported: no estimate",
    };
  }
  return {
    ...bounds,
    name: members.length === 1 ? "one cell" : "Turnbull median interval",
    text: rangeText(lower, upper),
    order: middle,
    intervalNote:
      upper === null
        ? "half of the cells or more survived the whole ramp"
        : "the median lies above the first and at or below the second current density",
  };
}

/** Above the last survived step, at or below the first failed one; a survived ramp orders by its end. */
function middleOf(lower: number | null, upper: number | null): number | null {
  if (upper === null) return lower === 0 ? null : lower;
  return ((lower ?? 0) + upper) / 2;
}

function intervalsOf(members: readonly CriticalCurrent[]) {
  return {
    // Nothing fails at a current of zero: a first step that failed is (0, first].
    lower: members.map(({ value }) => value.passMaCm2 ?? 0),
    upper: members.map(({ value }) => value.failMaCm2),
  };
}

/** Share surviving each step of the ramp; steps where the data leave it open are left out. */
function curveOf(members: readonly CriticalCurrent[]): SurvivalCurve | null {
  if (members.length === 0 || members.some(({ isRole }) => isRole)) return null;
  const steps = [
    ...new Set(
      members.flatMap(({ value }) => [value.passMaCm2, value.failMaCm2]).filter((each) => each !== null),
    ),
  ].sort((a, b) => a - b);
  const { survival } = turnbull(intervalsOf(members), { at: steps });
  const rows = steps.flatMap((step, index) => {
    const share = survival[index] ?? null;
    return share === null ? [] : [{ step, share }];
  });
  const reached = (value: CriticalCurrentValue, step: number) =>
    (value.failMaCm2 ?? value.passMaCm2 ?? 0) >= step - 1e-9;
  return {
    time: rows.map(({ step }) => step),
    survival: rows.map(({ share }) => share),
    lower: rows.map(() => null),
    upper: rows.map(() => null),
    atRisk: rows.map(({ step }) => members.filter(({ value }) => reached(value, step)).length),
    censored: rows.map(
      ({ step }) =>
        members.filter(({ value }) => value.failMaCm2 === null && value.passMaCm2 === step).length,
    ),
  };
}

/** Charge plated until the failure; a cell that survived its ramp could have plated more. */
function cumulativeCapacity(members: readonly CriticalCurrent[]): ArmStatistic | null {
  const known = members.flatMap(({ value }) =>
    value.cumulativeMahCm2 === null
      ? []
      : [{ time: value.cumulativeMahCm2, event: value.failMaCm2 === null ? 0 : 1 }],
  );
  const longest = known.reduce((most, { time }) => Math.max(most, time), 0);
  if (known.length === 0) return null;
  const { median } = kaplanMeier({
    time: known.map(({ time }) => time),
    event: known.map(({ event }) => event),
  });
  return {
    name: "cumulative areal capacity plated, median",
    text: median === null ? `> ${brief(longest)}` : brief(median),
    order: median ?? longest,
    lower: null,
    upper: null,
    isOpenAbove: median === null,
    intervalNote: `n = ${known.length}, mAh cm⁻², plating counted; survivors of the ramp count as still alive`,
  };
}

function remarksOf(members: readonly CriticalCurrent[]): string[] {
  const survived = members.filter(
    ({ value }) => value.failMaCm2 === null && value.printedMaCm2 === null,
  ).length;
  const unspecified = members.filter(({ value }) => value.convention === "unspecified").length;
  return [
    ...(survived === 0 ? [] : [`${survived} of ${members.length} survived the whole ramp.`]),
    ...(unspecified === 0
      ? []
      : [
          "What the printed number means (last survived or first failed) is not stated: both readings are shown.",
        ]),
  ];
}
