/**
 * Arbin's column titles, the same in `.res`, CSV and XLSX but for blanks, underscores and units: "Test_Time",
 * "Test Time (s)", "Test_Time(s)". The capacity and energy counters go back to zero only where the schedule says
 * so, or are set to any value.
 */
import type { ColumnRule } from "./column-rule";

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
  const names = new Set(
    titles.map((title) =>
      title
        .replace(/[\s_]+/g, " ")
        .trim()
        .toLowerCase(),
    ),
  );
  const has = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  return (
    has(/^test time ?\(/) &&
    has(/^cycle index$/) &&
    has(/^voltage ?\(/) &&
    has(/^current ?\(/) &&
    has(/^charge capacity ?\(/) &&
    !has(/^vmax on cycle/)
  );
}
