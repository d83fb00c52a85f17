/** Coulombic efficiency of an arm: one number a cell, then the median over cells. Cycles are not replicates. */
import { bootstrapInterval } from "@/lib/statistics/bootstrap-interval";
import { medianInterval } from "@/lib/statistics/median-interval";
import {
  type ArmEvidence,
  type ArmPoint,
  type ArmStatistic,
  type BootstrapLimits,
  counted,
  isPrinted,
  noCells,
} from "./arm";
import { listed, percent, qualifierText } from "./number-text";
import type { EfficiencyValue, ObservationOf } from "./observation";

type Efficiency = ObservationOf<EfficiencyValue>;

/** Below this many cells a bootstrap interval is a false promise (its true coverage falls under 94 %). */
const fewestForBootstrap = 6;
/** Above this many the exact interval says the same, and resampling only costs time. */
const mostForBootstrap = 200;
const seed = 1;

export function efficiencyEvidence(arm: readonly Efficiency[], isPooled: boolean): ArmEvidence {
  const members = counted(arm);
  const sure = members.filter((each) => !isDoubtful(each));
  const doubtful = members.length - sure.length;
  return {
    points: arm.map(pointOf),
    statistic: statisticOf(members, isPooled),
    sensitivity:
      doubtful === 0 || sure.length === 0
        ? null
        : {
            ...statisticOf(sure, isPooled),
            name: `without ${doubtful} above 100 % or with a suspected soft short`,
          },
    beside: firstCycle(members),
    bootstrap: bootstrapOf(members),
    curve: null,
    incidence: [],
    remarks: remarksOf(members),
  };
}

function isDoubtful({ value, flags }: Efficiency): boolean {
  return value.fraction > 1 || flags.includes("soft_short_suspect");
}

function pointOf(each: Efficiency): ArmPoint {
  const { fraction, firstFraction } = each.value;
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: fraction,
    upper: null,
    isCensored: false,
    text: `${qualifierText(each.qualifier)}${each.provenance === "reported" ? String(Number((fraction * 100).toPrecision(6))) : percent(fraction)}`,
    beside: firstFraction,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

function statisticOf(members: readonly Efficiency[], isPooled: boolean): ArmStatistic {
  if (members.length === 0) return noCells;
  const values = members.map(({ value }) => value.fraction);
  if (isPrinted(members, isPooled)) {
    return {
      name: "as printed",
      text: members.map((each) => pointOf(each).text).join(", "),
      order: medianInterval(values).median,
      lower: null,
      upper: null,
      isOpenAbove: members.some(({ qualifier }) => isLowerBound(qualifier)),
      intervalNote: "n not reported: no interval",
    };
  }
  return medianOf(values, isPooled ? "median over cells and published values" : "median over cells");
}

function isLowerBound(qualifier: string): boolean {
  return [">", ">=", "≥"].includes(qualifier);
}

function medianOf(fractions: readonly number[], name: string): ArmStatistic {
  const { median, lower, upper, coverage, range } = medianInterval(fractions);
  const n = fractions.length;
  const spread =
    n > 1 && range.lower !== null && range.upper !== null
      ? `; range ${percent(range.lower)} to ${percent(range.upper)} %`
      : "";
  const limits =
    lower !== null && upper !== null && coverage !== null
      ? `${percent(lower)} to ${percent(upper)} %: exact order-statistic interval of the median, ${percent(coverage)} %`
      : `interval not available at 95 % for n = ${n}${spread}`;
  return {
    name: n === 1 ? "one cell" : name,
    text: median === null ? "–" : percent(median),
    order: median,
    lower,
    upper,
    isOpenAbove: false,
    intervalNote: limits,
  };
}

/** The first cycle's efficiency stands apart: it carries the film's own uptake. */
function firstCycle(members: readonly Efficiency[]): ArmStatistic | null {
  const first = members.flatMap(({ value, isRole }) =>
    value.firstFraction === null || isRole ? [] : [value.firstFraction],
  );
  return first.length === 0 ? null : medianOf(first, "first cycle, median over cells");
}

/** Percentile bootstrap of the median, labelled; null below six cells and where roles are pooled. */
function bootstrapOf(members: readonly Efficiency[]): BootstrapLimits | null {
  const n = members.length;
  if (n < fewestForBootstrap || n > mostForBootstrap || members.some(({ isRole }) => isRole)) return null;
  const found = bootstrapInterval(
    members.map(({ value }) => value.fraction),
    { statistic: "median", method: "percentile", seed },
  );
  if (found.lower === null || found.upper === null || found.resamples === null) return null;
  return {
    lower: found.lower,
    upper: found.upper,
    resamples: found.resamples,
    seed: found.seed,
    method: "percentile bootstrap of the median",
  };
}

function remarksOf(members: readonly Efficiency[]): string[] {
  const name = (each: Efficiency) => each.cellCode;
  const above = members.filter(({ value }) => value.fraction > 1);
  const inverted = members.filter(({ flags }) => flags.includes("polarity_suspect"));
  const soft = members.filter(({ flags }) => flags.includes("soft_short_suspect"));
  return [
    ...(above.length === 0
      ? []
      : [
          `${listed(above.map((each) => `${name(each)} (${percent(each.value.fraction)} %)`))} above 100 %: recovered dead lithium, a soft short, a wrong polarity or a counter reset; shown as it is.`,
        ]),
    ...(inverted.length === 0
      ? []
      : [
          `Polarity looks inverted in ${listed(inverted.map(name))}: confirm the plating sign on the cell's page.`,
        ]),
    ...(soft.length === 0 ? [] : [`A soft short is suspected in ${listed(soft.map(name))}.`]),
  ];
}
