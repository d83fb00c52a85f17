/** Runs reference cases through the product's own estimators: what a laboratory checks our statistics with. */
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { refuse } from "../require-numbers";
import { caseFunctions } from "./case-functions";
import { findMismatch } from "./find-mismatch";
import { type Tolerance, toleranceSchema } from "./tolerance";

export interface CaseResult {
  readonly id: string | null;
  readonly function: string | null;
  readonly pass: boolean;
  readonly ours: unknown;
  readonly expected: unknown;
  /** Where ours first differs. */
  readonly mismatch?: string;
  /** Why the case could not be run. */
  readonly error?: string;
}

const caseSchema = z.object({
  id: z.string(),
  function: z.string(),
  input: z.record(z.string(), z.unknown()),
  options: z.record(z.string(), z.unknown()).optional(),
  expected: z.record(z.string(), z.unknown()),
  tolerance: toleranceSchema,
});

/** Returns the result of one case of any form; one that cannot be run has an `error` and does not pass. */
export function runCase(raw: unknown): CaseResult {
  const given = (typeof raw === "object" && raw !== null ? raw : {}) as Record<string, unknown>;
  const id = typeof given.id === "string" ? given.id : null;
  const name = typeof given.function === "string" ? given.function : null;
  try {
    const { ours, mismatch } = compareCase(caseSchema.parse(raw));
    const result = { id, function: name, pass: mismatch === null, ours, expected: given.expected };
    return mismatch === null ? result : { ...result, mismatch };
  } catch (error) {
    const expected = given.expected ?? null;
    return { id, function: name, pass: false, ours: null, expected, error: messageOf(error) };
  }
}

function compareCase({
  function: name,
  input,
  options = {},
  expected,
  tolerance,
}: z.infer<typeof caseSchema>) {
  const run = caseFunctions.get(name);
  if (run === undefined) return refuse(`unknown function "${name}", expected one of ${knownNames()}`);
  const ours = run(input, options);
  const unprintable = findNonFinite(ours, "");
  if (unprintable !== null) return refuse(`the result holds a number that is not finite at ${unprintable}`);
  return { ours, mismatch: findMismatch(expected, ours, scaledForResamples(tolerance, ours)) };
}

/** Resamples at which the tolerances of bootstrap cases are four standard errors. */
const resamplesOfTolerance = 200_000;

/** Fewer resamples scatter more: the tolerances grow with the root. Counted in full, they stay. */
function scaledForResamples(tolerance: Tolerance, ours: unknown): Tolerance {
  const { resampling, resamples } = ours as { resampling?: unknown; resamples?: unknown };
  if (resampling !== "monte-carlo" || typeof resamples !== "number" || resamples >= resamplesOfTolerance) {
    return tolerance;
  }
  const factor = Math.sqrt(resamplesOfTolerance / resamples);
  const fields = Object.entries(tolerance.fields ?? {}).map(
    ([key, limits]) => [key, { ...limits, absolute: limits.absolute * factor }] as const,
  );
  return { ...tolerance, fields: Object.fromEntries(fields) };
}

/** JSON would print NaN as null, as if it were a refusal. */
function findNonFinite(value: unknown, path: string): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : path;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findNonFinite(inner, path === "" ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function knownNames(): string {
  return [...caseFunctions.keys()].join(", ");
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `malformed case: ${issue?.path.join(".") || "case"}: ${issue?.message}`;
  }
  if (error instanceof AppError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
