/** What the analysis of a run says of a metric, and by which rule. */
import type {
  ComparisonMetric,
  CriticalCurrentValue,
  EfficiencyValue,
  LifeValue,
  ObservedValue,
} from "@/lib/analysis/comparison/observation";
import { firstHit } from "@/lib/analysis/life";
import type { EfficiencyColumns, LifeColumns, MetricColumns, RampColumns } from "@/lib/db/comparison-rows";
import { type EndRule, endRuleTitles } from "@/lib/domain/end-rules";

/** What of a life counts: which rules may end it, and from when on it is watched. */
export interface LifeChoice {
  readonly endRules?: readonly EndRule[] | undefined;
  readonly afterFormation?: boolean | undefined;
}

interface Reading<Columns> {
  /** Null where the run says nothing under this choice. */
  value(row: Columns, choice: LifeChoice): ObservedValue | null;
  rule(row: Columns, choice: LifeChoice): string;
}

export const readings: { readonly [Metric in ComparisonMetric]: Reading<MetricColumns[Metric]> } = {
  coulombic_efficiency: {
    value: efficiencyOf,
    rule: (row) => (row.ce_estimator === "reservoir" ? "reservoir average" : "ratio of sums"),
  },
  critical_current_density: { value: criticalCurrentOf, rule: () => "short-circuit rules" },
  cycle_life: {
    value: lifeOf,
    rule(_, { endRules, afterFormation }) {
      const rules = endRules?.map((rule) => endRuleTitles[rule]).join(", ");
      const since = afterFormation ? ", watched after formation" : "";
      return `${rules === undefined ? "end-of-life rules" : `end of life by ${rules}`}${since}`;
    },
  },
};

function efficiencyOf(row: EfficiencyColumns): EfficiencyValue {
  return {
    metric: "coulombic_efficiency",
    fraction: row.ce_fraction,
    firstFraction: row.ce_first_fraction,
    cycles: row.ce_cycles,
  };
}

function criticalCurrentOf(row: RampColumns): CriticalCurrentValue {
  return {
    metric: "critical_current_density",
    passMaCm2: row.ccd_pass_ma_cm2,
    failMaCm2: row.ccd_fail_ma_cm2,
    convention: "interval",
    candidates: [],
    printedMaCm2: null,
    cumulativeMahCm2: row.ccd_plated_mah_cm2,
  };
}

/** Null where a life ended before its watch began. */
function lifeOf(row: LifeColumns, { endRules, afterFormation = false }: LifeChoice): LifeValue | null {
  const entryCycles = afterFormation ? row.formation_cycles : 0;
  const hits = row.is_decided_by_person ? null : row.life_hits;
  const chosen = hits === null ? null : firstHit(hits.filter(({ ruleId }) => endRules?.includes(ruleId)));
  const cycles = hits === null ? row.life_cycles : (chosen?.cyclesBefore ?? row.completed_cycles);
  if (afterFormation && cycles <= entryCycles) return null;
  const end = hits === null ? lifeEnd(row) : chosen === null ? openEnd(row) : eventOf(chosen.event);
  return {
    ...{ metric: "cycle_life", cycles, entryCycles, end: end.end, cause: end.cause },
    isDecidedByPerson: row.is_decided_by_person,
  };
}

type LifeEnd = Pick<LifeValue, "end" | "cause">;

const eventOf = (cause: string): LifeEnd => ({ end: "event", cause });

/** How observation stopped of a cell that no rule ended. */
function openEnd(row: LifeColumns): LifeEnd {
  if (row.censor_reason !== null && row.censor_reason !== "unknown")
    return { end: "censored", cause: row.censor_reason };
  return row.censor_reason === "unknown" || row.run_status === "ended"
    ? { end: "unknown", cause: null }
    : { end: "censored", cause: "still_running" };
}

/** The person's decision stands above the rule's. */
function lifeEnd(row: LifeColumns): LifeEnd {
  if (row.end_event !== null) return eventOf(row.end_event);
  if (row.censor_reason === null && row.life_event !== null) return eventOf(row.life_event);
  return openEnd(row);
}
