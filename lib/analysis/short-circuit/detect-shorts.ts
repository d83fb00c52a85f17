/** All rules over one run, their findings joined to events with a severity. A rule never deletes data. */
import type { Cycle } from "../cycles";
import { floorEvidence } from "./floor";
import { fullCellChargeEvidence } from "./full-cell-charge";
import { impedanceEvidence } from "./impedance-short";
import { noiseEvidence } from "./noise";
import { restDecayEvidence } from "./rest-decay";
import type { ShortContext, ShortDetector, ShortEvidence, ShortRule } from "./short-evidence";
import { type ShortParameters, shortRuleSet, usualShortParameters } from "./short-parameters";
import { stepDropEvidence } from "./step-drop";
import { stripTimeOutEvidence } from "./strip-time-out";

/** One rule, two or more, or a proof: an impossible impedance, or a collapse whose rest sinks to 0 V. */
export type ShortSeverity = "suspected" | "probable" | "confirmed";

export interface ShortFinding {
  readonly severity: ShortSeverity;
  /** Hard: the voltage collapses and the cell does not come back; soft: anything less. */
  readonly kind: "hard" | "soft";
  readonly firstCycle: number | null;
  readonly lastCycle: number | null;
  /** Earliest record of the evidence; null when it is a spectrum alone. */
  readonly onsetRecord: number | null;
  readonly onsetS: number | null;
  readonly direction: "plating" | "stripping" | "unknown";
  readonly evidence: readonly ShortEvidence[];
  readonly ruleSet: typeof shortRuleSet;
  readonly parameters: ShortParameters;
}

const detectors: readonly ShortDetector[] = [
  floorEvidence,
  stepDropEvidence,
  noiseEvidence,
  stripTimeOutEvidence,
  fullCellChargeEvidence,
  restDecayEvidence,
  impedanceEvidence,
];

export type ShortDetection = Omit<
  ShortContext,
  "parameters" | "spectra" | "alloyMahCm2" | "cathodeMahCm2" | "upperCutoffV"
> &
  Partial<Pick<ShortContext, "spectra" | "alloyMahCm2" | "cathodeMahCm2" | "upperCutoffV">> & {
    readonly parameters?: Partial<ShortParameters>;
  };

/** Events in the order of time. Evidence of the same or the next cycle belongs to one event. */
export function detectShorts(input: ShortDetection): ShortFinding[] {
  const context: ShortContext = {
    alloyMahCm2: null,
    cathodeMahCm2: null,
    upperCutoffV: null,
    spectra: [],
    ...input,
    parameters: { ...usualShortParameters, ...input.parameters },
  };
  const evidence = detectors.flatMap((detect) => detect(context)).sort(byOnset);
  const events: ShortEvidence[][] = [];
  for (const each of evidence) {
    const open = events.at(-1);
    const latest = open?.reduce((cycle, one) => Math.max(cycle, one.cycle ?? 0), 0) ?? 0;
    if (open !== undefined && (each.cycle === null || each.cycle <= latest + 1)) open.push(each);
    else events.push([each]);
  }
  return events.map((group) => findingOf(group, context));
}

function byOnset(a: ShortEvidence, b: ShortEvidence): number {
  const at = (each: ShortEvidence) => each.firstRecord ?? Number.MAX_SAFE_INTEGER;
  return (a.cycle ?? Number.MAX_SAFE_INTEGER) - (b.cycle ?? Number.MAX_SAFE_INTEGER) || at(a) - at(b);
}

function findingOf(evidence: readonly ShortEvidence[], context: ShortContext): ShortFinding {
  const rules = new Set(evidence.map((each) => each.rule));
  const cycles = evidence.map((each) => each.cycle).filter((cycle) => cycle !== null);
  const onset = evidence.reduce<ShortEvidence | null>(
    (first, each) =>
      each.firstRecord !== null && (first === null || each.firstRecord < first.firstRecord!) ? each : first,
    null,
  );
  const direction = onset?.direction;
  return {
    severity: severityOf(rules),
    kind: isHard(evidence, context) ? "hard" : "soft",
    firstCycle: cycles.length === 0 ? null : Math.min(...cycles),
    lastCycle: cycles.length === 0 ? null : Math.max(...cycles),
    onsetRecord: onset?.firstRecord ?? null,
    onsetS: onset?.onsetS ?? null,
    direction: direction === "plating" || direction === "stripping" ? direction : "unknown",
    evidence,
    ruleSet: shortRuleSet,
    parameters: context.parameters,
  };
}

function severityOf(rules: ReadonlySet<ShortRule>): ShortSeverity {
  if (rules.has("S7") || (rules.has("S1") && rules.has("S6"))) return "confirmed";
  return rules.size >= 2 ? "probable" : "suspected";
}

/** Below the floor to the end of the plating, and no later strip of the event reaches its cut-off. */
function isHard(evidence: readonly ShortEvidence[], context: ShortContext): boolean {
  const floor = evidence.find((each) => each.rule === "S1");
  const cycle = context.cycles.find((each) => each.index === floor?.cycle);
  const plating =
    cycle?.platingHalfCycle == null ? undefined : context.table.halfCycles[cycle.platingHalfCycle];
  if (floor?.lastRecord == null || plating === undefined) return false;
  const toTheEnd = floor.lastRecord >= plating.lastRecord - 1;
  const strips = evidence.some(
    (each) => each.rule === "S4" && each.cycle !== null && each.cycle >= floor.cycle!,
  );
  return toTheEnd && (strips || cycle?.strippingHalfCycle === null);
}

/** The cycles with `soft_short_suspect` added wherever a finding lies. */
export function flagShorts(cycles: readonly Cycle[], findings: readonly ShortFinding[]): Cycle[] {
  const suspects = new Set(
    findings
      .flatMap((finding) => finding.evidence.map((each) => each.cycle))
      .filter((cycle) => cycle !== null),
  );
  return cycles.map((cycle) =>
    suspects.has(cycle.index) && !cycle.flags.includes("soft_short_suspect")
      ? { ...cycle, flags: [...cycle.flags, "soft_short_suspect"] }
      : cycle,
  );
}
