/** Coulombic efficiency of an arm: one number a cell, then the median over cells. Cycles are not replicates. */
import { bootstrapInterval } from "@/lib/statistics/bootstrap-interval";
import { medianInterval } from "@/lib/statistics/median-interval";
import { type ArmPoint, type ArmStatistic, counted } from "./arm";
import { listed, percent, qualifierText } from "./number-text";
import type { EfficiencyValue, ObservationOf } from "./observation";

type Efficiency = ObservationOf<EfficiencyValue>;

/** Below this many cells a bootstrap interval is a false promise (its true coverage falls under 94 %). */
const fewestForBootstrap = 6;
const seed = 1;

export function efficiencyPoint(each: Efficiency): ArmPoint {
  const { fraction } = each.value;
  const isPrinted = each.provenance === "reported";
  return {
    cellCode: each.cellCode,
    runCode: each.runCode,
    pelletCode: each.pelletCode,
    lotCode: each.lotCode,
    value: fraction,
    upper: null,
    isCensored: false,
    text: `${qualifierText(each.qualifier)}${isPrinted ? String(Number((fraction * 100).toPrecision(6))) : percent(fraction)}`,
    flags: each.flags,
    exclusion: each.exclusion,
    source: each.source,
  };
}

export function efficiencyStatistic(arm: readonly Efficiency[]): ArmStatistic {
  const members = counted(arm) as readonly Efficiency[];
  const values = members.map(({ value }) => value.fraction);
  const first = members[0];
  if (first === undefined) return noCells;
  if (members.some(({ isRole }) => isRole)) {
    const texts = members.map((each) => efficiencyPoint(each).text);
    return {
      name: "as printed",
      text: texts.join(", "),
      order: medianInterval(values).median,
      lower: null,
      upper: null,
      intervalNote: "n not reported: no interval",
    };
  }
  const { median, lower, upper, coverage, range } = medianInterval(values);
  const n = values.length;
  const note =
    coverage !== null
      ? `exact order-statistic interval of the median, ${percent(coverage)} %`
      : `interval not available at 95 % for n = ${n}${n > 1 ? `; range ${percent(range.lower ?? values[0] ?? 0)} to ${percent(range.upper ?? values[0] ?? 0)} %` : ""}`;
  return {
    name: n === 1 ? "one cell" : "median over cells",
    text: median === null ? "–" : percent(median),
    order: median,
    lower,
    upper,
    intervalNote: note,
  };
}

/** Percentile bootstrap of the median, labelled; null below six cells. */
export function efficiencyBootstrap(arm: readonly Efficiency[]) {
  const values = counted(arm).map((each) => (each.value as EfficiencyValue).fraction);
  if (values.length < fewestForBootstrap) return null;
  const { lower, upper, resamples } = bootstrapInterval(values, {
    statistic: "median",
    method: "percentile",
    seed,
  });
  return { lower, upper, resamples, seed, method: "percentile bootstrap of the median" };
}

export function efficiencyRemarks(arm: readonly Efficiency[]): string[] {
  const name = (each: Efficiency) => each.cellCode;
  const above = arm.filter(({ value }) => value.fraction > 1);
  const inverted = arm.filter(({ flags }) => flags.includes("polarity_suspect"));
  const soft = arm.filter(({ flags }) => flags.includes("soft_short_suspect"));
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

const noCells: ArmStatistic = {
  name: "no cells",
  text: "–",
  order: null,
  lower: null,
  upper: null,
  intervalNote: "every cell is excluded",
};
