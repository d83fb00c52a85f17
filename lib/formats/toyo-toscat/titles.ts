/** Toyo's titles: Japanese with half-width katakana, English, and the same words in Korean. */

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
  ["date", /^(date|日付|날짜|일자)$/i],
  ["time", /^(time|時刻|시각|시간)$/i],
  ["passTime", /^(pass ?time|passed ?time|経過時間|경과 ?시간)\s*\[/i],
  ["voltage", /^(voltage|電圧|전압)\s*\[/i],
  ["current", /^(current|電流|전류)\s*\[/i],
  ["temperature", /^(temp\.?\d*|温度\d*|온도\d*)\s*\[/i],
  ["state", /^(condition|状態|상태)$/i],
  ["mode", /^(mode|ﾓｰﾄﾞ|モード|모드)$/i],
  ["cycle", /^(cycle|ｻｲｸﾙ|サイクル|사이클)$/i],
  ["totalCycle", /^(totl ?cycle|total ?cycle|総ｻｲｸﾙ|総サイクル|총 ?사이클)$/i],
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
