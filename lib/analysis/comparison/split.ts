/** Splits observations by one field: numbers within their tolerance, words as they are, "not stated" apart from all. */
import { type ArmField, type FieldValue, fieldValue, noThickness } from "./arm-field";
import { notStated, tolerances } from "./condition";
import { brief, rangeText } from "./number-text";
import type { Observation } from "./observation";
import { compareText } from "./text-order";
import { binStarts } from "./tolerance-bins";

export interface Part {
  /** Identifies the part among those of the same split. */
  readonly key: string;
  /** The common value, a range when it varies within tolerance, "not stated" when nobody says. */
  readonly text: string;
  readonly isStated: boolean;
  readonly members: readonly Observation[];
}

/**
 * @param sharesControls a bare cell, which has no thickness to match, stands in every thickness as their control;
 * otherwise it is a part of its own
 */
export function splitBy(
  field: ArmField,
  observations: readonly Observation[],
  sharesControls: boolean,
): Part[] {
  const distinct = distinctValues(field, observations);
  const numbers = [...distinct].filter((value) => typeof value === "number");
  const tolerance = tolerances[field];
  const starts = tolerance === undefined ? [] : binStarts(numbers, tolerance);
  const keysOf = new Map(
    [...distinct].map((value) => {
      const isShared = value === noThickness && sharesControls && starts.length > 0;
      return [value, isShared ? starts.map(String) : [keyOf(value, starts)]] as const;
    }),
  );
  const [onlyKeys] = distinct.size === 1 ? keysOf.values() : [];
  // Where all agree, which is the usual case, nobody is looked at one by one.
  if (onlyKeys?.length === 1) {
    return [{ key: onlyKeys[0]!, ...commonText(distinct), members: observations }];
  }
  const parts = new Map<string, { members: Observation[]; values: Set<FieldValue> }>();
  for (const observation of observations) {
    const value = fieldValue(observation, field);
    for (const key of keysOf.get(value) ?? []) {
      const part = parts.get(key) ?? { members: [], values: new Set() };
      part.members.push(observation);
      part.values.add(value);
      parts.set(key, part);
    }
  }
  return [...parts]
    .map(([key, part]) => ({ key, ...commonText(part.values), members: part.members }))
    .sort((a, b) => compareText(a.key, b.key));
}

/** In the order in which they first come. Equal ones often follow each other. */
function distinctValues(field: ArmField, observations: readonly Observation[]): ReadonlySet<FieldValue> {
  const distinct = new Set<FieldValue>();
  let last: FieldValue | undefined;
  for (const observation of observations) {
    const value = fieldValue(observation, field);
    if (value === last) continue;
    distinct.add(value);
    last = value;
  }
  return distinct;
}

function keyOf(value: FieldValue, starts: readonly number[]): string {
  if (value === null) return notStated;
  if (typeof value !== "number" || starts.length === 0) return String(value);
  return String(starts.findLast((start) => start <= value));
}

/** What members of one part have in common, as a reader sees it. */
function commonText(values: ReadonlySet<FieldValue>): Pick<Part, "text" | "isStated"> {
  const numbers = [...values].filter((value) => typeof value === "number");
  if (numbers.length > 0) {
    const low = numbers.reduce((a, b) => Math.min(a, b));
    const high = numbers.reduce((a, b) => Math.max(a, b));
    return { text: rangeText(low, high), isStated: true };
  }
  const word = [...values].find((value) => value !== null);
  return word === undefined ? { text: notStated, isStated: false } : { text: String(word), isStated: true };
}

/** Every value of a field that stands among these observations, as texts. */
export function textsOf(field: ArmField, observations: readonly Observation[]): string[] {
  const texts = [...distinctValues(field, observations)].map((value) => {
    if (value === null) return notStated;
    return typeof value === "number" ? brief(value) : value;
  });
  return [...new Set(texts)].sort(compareText);
}
