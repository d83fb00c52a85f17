/**
 * Cycle life under named, versioned rules: how many cycles a cell completed before a rule says that its life ended,
 * or how many it has completed so far without one (censored). The rules read the cycle table and the short findings;
 * a person's decision stands above them and lives elsewhere.
 */
import { type EndRule, usualEndLimits } from "@/lib/domain/end-rules";
import type { Cycle } from "./cycles";
import type { ShortFinding, ShortSeverity } from "./short-circuit/detect-shorts";

export type LifeRule =
  | { readonly id: "first_short"; readonly version: 1; readonly minimumSeverity: ShortSeverity }
  | {
      readonly id: "ce_below";
      readonly version: 1;
      readonly limit: number;
      readonly consecutive: number;
      readonly formationCycles: number;
    }
  | {
      readonly id: "retention_below";
      readonly version: 1;
      readonly limit: number;
      readonly referenceCycle: number;
      readonly consecutive: number;
    }
  | { readonly id: "voltage_cutoff"; readonly version: 1; readonly chargeShare: number };

/** The set applied where a comparison names no other; of two in one cycle the cause stands before its effect. */
export const usualLifeRules: readonly LifeRule[] = [
  { id: "first_short", version: 1, minimumSeverity: "probable" },
  { id: "voltage_cutoff", version: 1, chargeShare: 0.95 },
  { id: "ce_below", version: 1, limit: usualEndLimits.ce, consecutive: 3, formationCycles: 3 },
  { id: "retention_below", version: 1, limit: usualEndLimits.retention, referenceCycle: 4, consecutive: 3 },
];

export type LifeEvent =
  | "short_hard"
  | "short_soft"
  | "ce_below_threshold"
  | "capacity_retention_below"
  | "polarisation_cutoff";

export interface CycleLife {
  /** Completed plate-and-strip cycles before the event, or so far. */
  readonly cycles: number;
  readonly status: "event" | "censored";
  readonly event: LifeEvent | null;
  /** Cycle in which the event began. */
  readonly eventCycle: number | null;
  readonly rule: LifeRule | null;
  /** Words for the page. */
  readonly reason: string;
  /** What each rule says on its own. */
  readonly hits: readonly RuleHit[];
}

const severityRank: Readonly<Record<ShortSeverity, number>> = { suspected: 0, probable: 1, confirmed: 2 };

/** One rule's own word on a run. */
export interface RuleHit {
  readonly ruleId: EndRule;
  readonly version: number;
  readonly event: LifeEvent;
  readonly eventCycle: number;
  /** Plate-and-strip cycles completed before. */
  readonly cyclesBefore: number;
  readonly reason: string;
}

/** Every rule that fires, in the order of the rules: a comparison may ask for some of them alone. */
export function ruleHits(
  cycles: readonly Cycle[],
  shorts: readonly ShortFinding[],
  rules: readonly LifeRule[] = usualLifeRules,
): RuleHit[] {
  const full = completed(cycles);
  return rules.flatMap((rule) => {
    const hit = hitOf(rule, cycles, shorts);
    if (hit === null) return [];
    const { cycle: eventCycle, event, reason } = hit;
    const cyclesBefore = full.filter((each) => each.index < eventCycle).length;
    return [{ ruleId: rule.id, version: rule.version, event, eventCycle, cyclesBefore, reason }];
  });
}

/** The earliest hit; of two in one cycle, the one named first. */
export function firstHit<Hit extends Pick<RuleHit, "eventCycle">>(hits: readonly Hit[]): Hit | null {
  return hits.reduce<Hit | null>(
    (first, hit) => (first === null || hit.eventCycle < first.eventCycle ? hit : first),
    null,
  );
}

/** Life under the earliest rule that fires. */
export function cycleLife(
  cycles: readonly Cycle[],
  shorts: readonly ShortFinding[],
  rules: readonly LifeRule[] = usualLifeRules,
): CycleLife {
  const hits = ruleHits(cycles, shorts, rules);
  const first = firstHit(hits);
  if (first === null) {
    const full = completed(cycles).length;
    const reason = `${full} cycles completed, no rule fired`;
    return { cycles: full, status: "censored", event: null, eventCycle: null, rule: null, reason, hits };
  }
  return {
    cycles: first.cyclesBefore,
    status: "event",
    event: first.event,
    eventCycle: first.eventCycle,
    rule: rules.find(({ id }) => id === first.ruleId) ?? null,
    reason: first.reason,
    hits,
  };
}

function completed(cycles: readonly Cycle[]): Cycle[] {
  return cycles.filter((cycle) => cycle.index >= 1 && cycle.strippedMah !== null);
}

interface Onset {
  readonly cycle: number;
  readonly event: LifeEvent;
  readonly reason: string;
}

function hitOf(rule: LifeRule, cycles: readonly Cycle[], shorts: readonly ShortFinding[]): Onset | null {
  switch (rule.id) {
    case "first_short": {
      const found = shorts.find(
        (each) =>
          each.firstCycle !== null && severityRank[each.severity] >= severityRank[rule.minimumSeverity],
      );
      return found === undefined
        ? null
        : {
            cycle: found.firstCycle!,
            event: found.kind === "hard" ? "short_hard" : "short_soft",
            reason: `${found.severity} short in cycle ${found.firstCycle}: ${found.evidence.map((each) => each.rule).join(", ")}`,
          };
    }
    case "ce_below": {
      const cycle = firstOfRow(cycles, rule.consecutive, (each) =>
        each.index <= rule.formationCycles || each.ceFraction === null ? null : each.ceFraction < rule.limit,
      );
      return cycle === null
        ? null
        : {
            cycle,
            event: "ce_below_threshold",
            reason: `efficiency below ${100 * rule.limit} % for ${rule.consecutive} cycles from cycle ${cycle} on`,
          };
    }
    case "retention_below": {
      const reference = cycles.find((each) => each.index === rule.referenceCycle)?.strippedMah;
      if (reference == null || reference === 0) return null;
      const cycle = firstOfRow(cycles, rule.consecutive, (each) =>
        each.index <= rule.referenceCycle || each.strippedMah === null || each.flags.includes("terminal")
          ? null
          : each.strippedMah < rule.limit * reference,
      );
      return cycle === null
        ? null
        : {
            cycle,
            event: "capacity_retention_below",
            reason: `capacity below ${100 * rule.limit} % of cycle ${rule.referenceCycle} from cycle ${cycle} on`,
          };
    }
    case "voltage_cutoff":
      return polarisation(cycles, rule.chargeShare);
  }
}

/** First cycle of the first unbroken row of `length` cycles that pass; null entries are skipped. */
function firstOfRow(
  cycles: readonly Cycle[],
  length: number,
  test: (cycle: Cycle) => boolean | null,
): number | null {
  let start: number | null = null;
  let count = 0;
  for (const cycle of cycles) {
    const passes = test(cycle);
    if (passes === null) continue;
    if (!passes) {
      start = null;
      count = 0;
      continue;
    }
    start ??= cycle.index;
    count++;
    if (count >= length) return start;
  }
  return null;
}

/**
 * Plating that ends before its charge at a voltage lower than any completed plating: the limit was reached. Needs
 * constant-capacity platings to compare with; the last, perhaps unfinished one is not judged.
 */
function polarisation(cycles: readonly Cycle[], chargeShare: number): Onset | null {
  const platings = cycles.filter((cycle) => cycle.index >= 1 && cycle.platedMah !== null);
  const plannedMah = Math.max(0, ...platings.map((cycle) => cycle.platedMah!));
  const completedV = platings
    .filter((cycle) => cycle.platedMah! >= chargeShare * plannedMah && cycle.platingEndV !== null)
    .map((cycle) => cycle.platingEndV!);
  if (completedV.length < 2) return null;
  const early = platings.find(
    (cycle) =>
      cycle.platedMah! < chargeShare * plannedMah &&
      cycle.strippedMah !== null &&
      cycle.platingEndV !== null &&
      cycle.platingEndV <= Math.min(...completedV),
  );
  return early === undefined
    ? null
    : {
        cycle: early.index,
        event: "polarisation_cutoff",
        reason: `plating of cycle ${early.index} ends at ${early.platingEndV!.toFixed(3)} V after ${Math.round((100 * early.platedMah!) / plannedMah)} % of its charge`,
      };
}
