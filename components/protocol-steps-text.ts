/** The steps of a protocol while they are typed: to text, and back to steps or to what is wrong with them. */
import { protocolStep } from "@/lib/contract/protocol";
import { levelsOf, parseLevels } from "@/lib/domain/number-range";
import type { CcdRampStep, ProtocolStep } from "@/lib/domain/protocol-step";
import { type StepType, stepFields } from "./protocol-step-fields";
import { type FieldTexts, textsOf, valuesOf } from "./record-fields";

export interface StepDraft {
  readonly type: StepType;
  readonly texts: FieldTexts;
  /** Of a loop. */
  readonly steps: readonly StepDraft[];
}

export function emptyStep(type: StepType, texts: FieldTexts = {}): StepDraft {
  const known: Readonly<Partial<Record<StepType, FieldTexts>>> = {
    constant_current: { direction: "plating" },
    constant_voltage: { direction: "plating" },
    ccd_ramp: { cyclesPerLevel: "1" },
  };
  return { type, texts: { ...known[type], ...texts }, steps: [] };
}

export function stepDraft(step: ProtocolStep): StepDraft {
  const texts = textsOf(stepFields[step.type], { ...step });
  return {
    type: step.type,
    texts: step.type === "ccd_ramp" ? { ...texts, levels: rangeText(step) } : texts,
    steps: step.type === "loop" ? step.steps.map(stepDraft) : [],
  };
}

function rangeText(ramp: CcdRampStep): string {
  return `${ramp.fromMaCm2} to ${ramp.toMaCm2} step ${ramp.stepMaCm2}`;
}

export function stepsText(steps: readonly ProtocolStep[]): string {
  return JSON.stringify(steps.map(stepDraft));
}

export function parseSteps(text: string): readonly StepDraft[] {
  try {
    const steps: unknown = JSON.parse(text === "" ? "[]" : text);
    return Array.isArray(steps) ? steps : [];
  } catch {
    return [];
  }
}

/** The steps that can be read, and problems by path: "2.durationMin", "3.steps.0.cutoffV", "1" for a whole step. */
export function readSteps(drafts: readonly StepDraft[]): {
  readonly steps: readonly ProtocolStep[];
  readonly problems: FieldTexts;
} {
  const problems: Record<string, string> = {};
  const steps = drafts.flatMap((draft, index) => {
    const read = readStep(draft);
    for (const [path, problem] of Object.entries(read.problems)) {
      problems[path === "" ? String(index) : `${index}.${path}`] = problem;
    }
    return read.step === null ? [] : [read.step];
  });
  return { steps, problems };
}

function readStep(draft: StepDraft): { readonly step: ProtocolStep | null; readonly problems: FieldTexts } {
  const { values, problems: typed } = valuesOf(stepFields[draft.type], draft.texts);
  const problems: Record<string, string> = { ...typed };
  const inner = draft.type === "loop" ? readSteps(draft.steps) : null;
  for (const [path, problem] of Object.entries(inner?.problems ?? {})) problems[`steps.${path}`] = problem;
  const levels = draft.type === "ccd_ramp" ? readLevels(draft.texts.levels ?? "") : null;
  if (levels === null && draft.type === "ccd_ramp" && problems.levels === undefined) {
    problems.levels = "Write even steps that land on the last level: 0.1 to 1.0 step 0.1.";
  }
  const parsed = protocolStep.safeParse({
    ...values,
    ...levels,
    type: draft.type,
    ...(inner === null ? {} : { steps: inner.steps }),
  });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path
        .map(String)
        .join(".")
        .replace(/^(from|to|step)MaCm2$/, "levels");
      // What cannot be read has been said already; the inner steps of a loop say it themselves.
      if (problems[path] === undefined && !path.startsWith("steps.")) problems[path] = issue.message;
    }
  }
  return { step: parsed.success && Object.keys(typed).length === 0 ? parsed.data : null, problems };
}

/** Even levels as a ramp keeps them; null when the text has none. */
function readLevels(text: string): Pick<CcdRampStep, "fromMaCm2" | "toMaCm2" | "stepMaCm2"> | null {
  const levels = parseLevels(text);
  const [from, second] = levels ?? [];
  const to = levels?.at(-1);
  if (levels === null || from === undefined || to === undefined) return null;
  // Sums of tenths are only nearly tenths.
  const step = second === undefined ? from : Number((second - from).toPrecision(12));
  const again = levelsOf({ from, to, step });
  const isEven = again?.length === levels.length && again.every((level, at) => level === levels[at]);
  return isEven ? { fromMaCm2: from, toMaCm2: to, stepMaCm2: step } : null;
}
