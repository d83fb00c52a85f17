/** Titles of LANDT and LAND exports, text and workbook: underscored, slashed (English or Chinese) and in the manner of Maccor. */
import type { ColumnRule } from "../column-rule";
import { splitTitle, splitUnderscoredTitle, type VendorTitle } from "../vendor-title";

const hoursMinutes = /^(.+?)\s*\/\s*h+:[a-z:.]+$/i;

/** "voltage_V", "Voltage/V", "TestTime/h:m:s" all come apart; "Step(Sec)" is a time, "Step" a number. */
export function splitLandtTitle(printed: string): VendorTitle {
  const clock = hoursMinutes.exec(printed.trim());
  if (clock !== null) return { ...splitLandtTitle(`${clock[1]}/s`), printed: printed.trim() };
  const title = /_[A-Za-z]+$/.test(printed.trim()) ? splitUnderscoredTitle(printed) : splitTitle(printed);
  const name = title.name.replace(/^(test|step)(?: ?time)?$/, (whole, which) =>
    title.unit !== null || whole.includes("time") ? `${which} time` : whole,
  );
  return { ...title, name };
}

export const landtColumnRules: readonly ColumnRule[] = [
  { title: /^(index|record|rec#|记录序号|序号|record id)$/, role: "recordIndex" },
  { title: /^(cycle index|cycle|cyc#|cycleno|循环序号|循环号)$/, role: "vendorCycle" },
  { title: /^(step index|step|步骤序号|工步序号|工步号|步次)$/, role: "vendorStep" },
  { title: /^(test time|测试时间|total time)$/, role: "timeS", unit: "s" },
  { title: /^(step time|步骤时间|工步时间)$/, role: "stepTimeS", unit: "s" },
  { title: /^(current|电流|amps)$/, role: "currentMa", unit: "A" },
  { title: /^(voltage|电压|volts)$/, role: "voltageV", unit: "V" },
  { title: /^(charge capacity|充电容量)$/, role: "chargeCapacityMah", unit: "Ah" },
  { title: /^(discharge capacity|放电容量)$/, role: "dischargeCapacityMah", unit: "Ah" },
  { title: /^(capacity|容量|amp hr)$/, role: "capacityMah", unit: "Ah" },
  { title: /^(charge energy|充电能量)$/, role: "chargeEnergyMwh", unit: "Wh" },
  { title: /^(discharge energy|放电能量)$/, role: "dischargeEnergyMwh", unit: "Wh" },
  { title: /^(energy|能量|watt hr)$/, role: "energyMwh", unit: "Wh" },
  { title: /^(power|功率)$/, role: "powerMw", unit: "W" },
  { title: /^(temperature|temp|温度)( ?\d+)?$/, role: "temperatureC", unit: "C" },
  { title: /^(state|status|stepstatus|step state|step name|状态)$/, role: "state", kind: "label" },
];

/** Whether a row of titles is one of LANDT's three kinds. */
export function isLandtTitleRow(titles: readonly string[]): boolean {
  const printed = new Set(titles.map((title) => title.trim()));
  const has = (...any: string[]) => any.some((title) => printed.has(title));
  const isUnderscored = has("test_time_s") && has("voltage_V") && has("current_A") && has("cycle_index");
  const isLikeMaccor = has("DPt-Time") && has("Volts") && has("Amps") && has("Rec#");
  const starts = (pattern: RegExp) => [...printed].some((title) => pattern.test(title));
  const isSlashed =
    has("Index", "Record", "记录序号", "序号") &&
    starts(/^(Test ?Time|测试时间)/) &&
    starts(/^(Voltage|电压)\/m?V$/) &&
    starts(/^(Current|电流)\/[mu]?A$/);
  return isUnderscored || isLikeMaccor || isSlashed;
}

/** C_CC, C_CV, CCC, "charge CC", 恒流充电 …: +1; D_CC, CCD, "discharge CC", 放电: -1; rest: 0. */
export function landtDirection(label: string): number {
  const text = label.trim().toLowerCase();
  if (/dis|放电|^d(?:_|$)|^c[cvpr]+d$/.test(text)) return -1;
  return /chg|charge|充电|^c(?:_|$)|^c[cvpr]+c$/.test(text) ? 1 : 0;
}
