/** Critical current density of an arm: each cell is an interval (last survived, first failed], never a single number. */
import { turnbull } from "@/lib/statistics/turnbull";
import { type ArmPoint, type ArmStatistic, counted, type SurvivalCurve } from "./arm";
import { qualifierText } from "./number-text";
import type { CriticalCurrentValue, ObservationOf } from "./observation";

type CriticalCurrent = ObservationOf<CriticalCurrentValue>;

/** "(0.8, 0.9]", "> 1", "≤ 0.1"; the candidates where the convention is not stated. */
export function intervalText(value: CriticalCurrentValue): string {
  if (value.candidates.length > 0) {
    return value.candidates.map((each) => `(${each.passMaCm2}, ${each.failMaCm2}]`).join(" or ");
  }
  if (value.failMaCm2 === null) return value.passMaCm2 === null ? "–" : `> ${value.passMaCm2}`;
  return value.passMaCm2 === null ? `≤ ${value.failMaCm2}` : `(${value.passMaCm2}, ${value.failMaCm2}]`;
}

export function criticalCurrentPoint(each: CriticalCurrent): ArmPoint {
  const { passMaCm2, failMaCm2 } = each.value;
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: passMaCm2,
    upper: failMaCm2,
    isCensored: failMaCm2 === null,
    text: `${qualifierText(each.qualifier)}${intervalText(each.value)}`,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

export function criticalCurrentStatistic(arm: readonly CriticalCurrent[]): ArmStatistic {
  const members = counted(arm) as readonly CriticalCurrent[];
  const first = members[0];
  if (first === undefined) {
    return {
      name: "no cells",
      text: "–",
      order: null,
      lower: null,
      upper: null,
      intervalNote: "every cell is excluded",
    };
  }
  const { medianInterval } = turnbull(intervalsOf(members));
  const { lower, upper } = medianInterval;
  const isPrinted = members.some(({ isRole }) => isRole);
  const shown = { ...first.value, passMaCm2: lower, failMaCm2: upper, candidates: [] };
  return {
    name: isPrinted ? "as printed" : members.length === 1 ? "one cell" : "Turnbull median interval",
    text: isPrinted ? members.map((each) => criticalCurrentPoint(each).text).join(", ") : intervalText(shown),
    order: middleOf(lower, upper),
    lower,
    upper,
    intervalNote: isPrinted
      ? "n not reported: no estimate"
      : "the median lies above the first and at or below the second current density",
  };
}

/** Above the last survived step, below the first failed one; a survived ramp orders by its end. */
function middleOf(lower: number | null, upper: number | null): number | null {
  if (lower === null && upper === null) return null;
  if (upper === null) return lower;
  return lower === null ? upper / 2 : (lower + upper) / 2;
}

export function intervalsOf(members: readonly CriticalCurrent[]) {
  return {
    // Nothing survives below a current of zero: a first step that failed is (0, first].
    lower: members.map(({ value }) => value.passMaCm2 ?? 0),
    upper: members.map(({ value }) => value.failMaCm2),
  };
}

/** Share surviving each step of the ramp; steps where the data leave it open are left out. */
export function criticalCurrentCurve(arm: readonly CriticalCurrent[]): SurvivalCurve | null {
  const members = counted(arm) as readonly CriticalCurrent[];
  if (members.length === 0 || members.some(({ isRole }) => isRole)) return null;
  const steps = [
    ...new Set(
      members.flatMap(({ value }) => [value.passMaCm2, value.failMaCm2]).filter((each) => each !== null),
    ),
  ].sort((a, b) => a - b);
  const { survival } = turnbull(intervalsOf(members), { at: steps });
  const known = steps.map((step, index) => ({ step, share: survival[index] ?? null }));
  const rows = known.filter((row): row is { step: number; share: number } => row.share !== null);
  return {
    time: rows.map(({ step }) => step),
    survival: rows.map(({ share }) => share),
    lower: rows.map(() => null),
    upper: rows.map(() => null),
    atRisk: rows.map(
      ({ step }) => members.filter(({ value }) => (value.passMaCm2 ?? 0) >= step - 1e-9).length,
    ),
    censored: rows.map(
      ({ step }) =>
        members.filter(({ value }) => value.failMaCm2 === null && value.passMaCm2 === step).length,
    ),
  };
}

export function criticalCurrentRemarks(arm: readonly CriticalCurrent[]): string[] {
  const members = counted(arm) as readonly CriticalCurrent[];
  const survived = members.filter(({ value }) => value.failMaCm2 === null).length;
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
