/** Toyo's titles in both dialects: Japanese with half-width katakana, and English. */

export type ToyoField =
  | "date"
  | "time"
  | "passTime"
  | "voltage"
  | "current"
  | "temperature"
  | "state"
  | "mode"
  | "cycle"
  | "totalCycle"
  | "passedDays";

const patterns: readonly (readonly [ToyoField, RegExp])[] = [
  ["date", /^(date|日付)$/i],
  ["time", /^(time|時刻)$/i],
  ["passTime", /^(pass ?time|passed ?time|経過時間)\s*\[/i],
  ["voltage", /^(voltage|電圧)\s*\[/i],
  ["current", /^(current|電流)\s*\[/i],
  ["temperature", /^(temp\.?\d*|温度\d*)\s*\[/i],
  ["state", /^(condition|状態)$/i],
  ["mode", /^(mode|ﾓｰﾄﾞ|モード)$/i],
  ["cycle", /^(cycle|ｻｲｸﾙ|サイクル)$/i],
  ["totalCycle", /^(totl ?cycle|total ?cycle|総ｻｲｸﾙ|総サイクル)$/i],
  ["passedDays", /^passed ?date$/i],
];

/** What a title means; null for one that is empty or not known. */
export function toyoField(title: string): ToyoField | null {
  return patterns.find(([, pattern]) => pattern.test(title.trim()))?.[0] ?? null;
}

/** Unit between the brackets of a title; null when there are none. */
export function printedUnit(title: string): string | null {
  return /\[([^\]]+)\]/.exec(title)?.[1] ?? null;
}

export function isToyoTitleRow(titles: readonly string[]): boolean {
  const fields = new Set(titles.map(toyoField));
  return (["passTime", "voltage", "current", "state"] as const).every((field) => fields.has(field));
}

/** States of the six-digit files. 3 is a rest in English notes; others are kept under their number. */
export const stateWords: Readonly<Record<number, string>> = {
  0: "rest",
  1: "charge",
  2: "discharge",
  3: "rest",
  9: "abort",
};

/** +1 for charge, -1 for discharge, 0 for every other state. */
export function stateDirection(code: number): number {
  return code === 1 ? 1 : code === 2 ? -1 : 0;
}
