/** Compares a result with what a reference case expects. */
import { isWithin, type Limits, type Tolerance } from "./tolerance";

/** Keys that inform and are not to be met: other conventions, and the values synthetic data were made from. */
const information: ReadonlySet<string> = new Set(["alternative", "true"]);

/**
 * Returns where and how the result first differs, or null when it meets every expected number within tolerance.
 * An expected null is met by null alone. What the result holds beyond the expected is not looked at.
 */
export function findMismatch(expected: unknown, ours: unknown, tolerance: Tolerance): string | null {
  return compare(expected, ours, tolerance, tolerance.fields ?? {}, "");
}

function compare(
  expected: unknown,
  ours: unknown,
  limits: Limits,
  fields: Readonly<Record<string, Limits>>,
  path: string,
): string | null {
  const differs = () => `${path || "result"}: expected ${show(expected)}, found ${show(ours)}`;
  if (typeof expected === "number") {
    return typeof ours === "number" && isWithin(ours, expected, limits) ? null : differs();
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(ours)) return differs();
    if (ours.length !== expected.length) {
      return `${path || "result"}: expected ${expected.length} values, found ${ours.length}`;
    }
    return firstOf(expected.map((each, i) => () => compare(each, ours[i], limits, fields, `${path}[${i}]`)));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof ours !== "object" || ours === null || Array.isArray(ours)) return differs();
    const keys = Object.keys(expected).filter((key) => !information.has(key));
    return firstOf(
      keys.map((key) => () => {
        const own = Object.hasOwn(fields, key) ? fields[key]! : limits;
        const at = path === "" ? key : `${path}.${key}`;
        const value = Object.hasOwn(ours, key) ? (ours as Record<string, unknown>)[key] : undefined;
        return compare((expected as Record<string, unknown>)[key], value, own, fields, at);
      }),
    );
  }
  return Object.is(expected, ours) ? null : differs();
}

function firstOf(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const mismatch = check();
    if (mismatch !== null) return mismatch;
  }
  return null;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
