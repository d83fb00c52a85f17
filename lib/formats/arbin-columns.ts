/**
 * Arbin's column titles, the same in `.res`, CSV and XLSX but for blanks, underscores and units: "Test_Time",
 * "Test Time (s)", "Test_Time(s)". The capacity and energy counters go back to zero only where the schedule says
 * so, or are set to any value.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { ColumnRule } from "./column-rule";
import { splitTitle } from "./vendor-title";

export const arbinColumnRules: readonly ColumnRule[] = [
  { title: /^data point$/, role: "recordIndex" },
  { title: /^test time$/, role: "timeS", unit: "s" },
  { title: /^step time$/, role: "stepTimeS", unit: "s" },
  { title: /^cycle index$/, role: "vendorCycle" },
  { title: /^step index$/, role: "vendorStep" },
  { title: /^current$/, role: "currentMa", unit: "A" },
  { title: /^voltage$/, role: "voltageV", unit: "V" },
  { title: /^power$/, role: "powerMw", unit: "W" },
  { title: /^charge capacity$/, role: "chargeCapacityMah", unit: "Ah", scope: "schedule" },
  { title: /^discharge capacity$/, role: "dischargeCapacityMah", unit: "Ah", scope: "schedule" },
  { title: /^charge energy$/, role: "chargeEnergyMwh", unit: "Wh", scope: "schedule" },
  { title: /^discharge energy$/, role: "dischargeEnergyMwh", unit: "Wh", scope: "schedule" },
  { title: /^aux temperature ?\d*$/, role: "temperatureC", unit: "C" },
];

/** Whether a row of titles is that of Arbin's records: not of its statistics, which have the same and more. */
export function isArbinTitleRow(titles: readonly string[]): boolean {
  if (titles.length < needed.length) return false;
  const names = new Set(titles.map((title) => splitTitle(title).name));
  return needed.every((name) => names.has(name)) && !names.has("vmax on cycle");
}

/** The column that tells several tests in one file apart. */
export function isTestTitle(title: string): boolean {
  return splitTitle(title).name === "test id";
}

const needed = ["test time", "cycle index", "voltage", "current", "charge capacity"];

/** One warning where titles print no unit and those of the results file are assumed: s, A, V, Ah. */
export function unitWarnings(titles: readonly string[]): ReaderWarning[] {
  const without = titles.filter((title) => {
    const { name, unit } = splitTitle(title);
    return unit === null && needed.includes(name) && name !== "cycle index";
  });
  if (without.length === 0) return [];
  const message = `${without.join(", ")} print no unit; s, V, A and Ah are assumed, as in Arbin's results files`;
  return [{ code: "unit_assumed", message }];
}
