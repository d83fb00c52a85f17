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
  const valued = observations.map((observation) => ({ observation, value: fieldValue(observation, field) }));
  const tolerance = tolerances[field];
  const numbers = valued.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const starts = tolerance === undefined ? [] : binStarts(numbers, tolerance);
  const parts = new Map<string, Observation[]>();
  const put = (key: string, observation: Observation) => {
    const members = parts.get(key);
    if (members === undefined) parts.set(key, [observation]);
    else members.push(observation);
  };
  for (const { observation, value } of valued) {
    if (value === noThickness && sharesControls && starts.length > 0) {
      for (const start of starts) put(String(start), observation);
    } else put(keyOf(value, starts), observation);
  }
  return [...parts]
    .map(([key, members]) => ({ key, ...commonText(field, members), members }))
    .sort((a, b) => compareText(a.key, b.key));
}

function keyOf(value: FieldValue, starts: readonly number[]): string {
  if (value === null) return notStated;
  if (typeof value !== "number" || starts.length === 0) return String(value);
  return String(starts.findLast((start) => start <= value));
}

/** What members of one part have in common, as a reader sees it. */
function commonText(
  field: ArmField,
  members: readonly Observation[],
): { readonly text: string; readonly isStated: boolean } {
  const values = members.map((member) => fieldValue(member, field)).filter((value) => value !== null);
  if (values.length === 0) return { text: notStated, isStated: false };
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (typeof value !== "number") continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { text: String(values[0]), isStated: true };
  return { text: rangeText(low, high), isStated: true };
}

/** Every value of a field that stands among these observations, as texts. */
export function textsOf(field: ArmField, observations: readonly Observation[]): string[] {
  const texts = observations.map((member) => {
    const value = fieldValue(member, field);
    if (value === null) return notStated;
    return typeof value === "number" ? brief(value) : value;
  });
  return [...new Set(texts)].sort(compareText);
}
