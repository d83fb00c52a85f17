/** What every estimator asks of its input before it starts: a wrong number is refused, never mended. */
import { AppError } from "@/lib/domain/errors";

/** Throws `invalid_input` unless every value is a finite number; the message names the list and the position. */
export function requireFinite(name: string, values: readonly number[]): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      refuse(`${name}[${i}] must be a finite number, found ${String(value)}`);
    }
  }
}

/** Throws `invalid_input` unless all lists have one length. */
export function requireSameLength(lists: Readonly<Record<string, readonly unknown[]>>): void {
  const lengths = Object.entries(lists).map(([name, list]) => `${name} ${list.length}`);
  const distinct = new Set(Object.values(lists).map((list) => list.length));
  if (distinct.size > 1) refuse(`lists must have one length, found ${lengths.join(", ")}`);
}

/** Throws `invalid_input` unless the level lies strictly between 0 and 1. */
export function requireConfidenceLevel(level: number): void {
  if (!(level > 0 && level < 1)) refuse(`confidence level must lie between 0 and 1, found ${level}`);
}

/** Throws `invalid_input` with the message. */
export function refuse(message: string): never {
  throw new AppError("invalid_input", message);
}
