/**
 * Titles of Neware's text and Excel exports, English and Chinese, of BTS 7.6 ("Cur(mA)", "Record ID") and
 * BTSDA 8 and 9 ("Current(A)", "DataPoint"), and what they mean.
 */
import type { CapacityScope } from "@/lib/domain/recording";
import type { ColumnRule } from "../column-rule";
import { splitTitle, type VendorTitle } from "../vendor-title";

const scope: CapacityScope = "step";

/** Tried on the name without its unit, lower case. */
export const newareColumnRules: readonly ColumnRule[] = [
  {
    title: /^(data ?point|record (index|id|number|no\.?)|数据序号|记录序号|记录号|记录id|序号)$/,
    role: "recordIndex",
  },
  { title: /^(cycle( index| id| number)?|循环号|循环序号|循环id|循环)$/, role: "vendorCycle" },
  { title: /^(step number|step (index|id)|step|工步号|工步序号|工步id|工步)$/, role: "vendorStep" },
  {
    title: /^(step (type|name)|status|state|工步类型|工步名称|工作模式|状态)$/,
    role: "state",
    kind: "label",
  },
  { title: /^(total time|cumulative time|test time|总时间|累计时间|测试时间)$/, role: "timeS" },
  { title: /^(time|step time|relative time|时间|工步时间|步骤时间|相对时间)$/, role: "stepTimeS" },
  { title: /^(voltage|volt?\.?|电压)$/, role: "voltageV", unit: "V" },
  { title: /^(current|cur\.?|电流)$/, role: "currentMa", unit: "mA" },
  {
    title: /^(chg\.? ?cap\.?|cap(acitance)? chg|charge cap(acity|\.)?|充电容量)$/,
    role: "chargeCapacityMah",
    scope,
  },
  {
    title: /^(dchg\.? ?cap\.?|cap(acitance)? dchg|discharge cap(acity|\.)?|放电容量)$/,
    role: "dischargeCapacityMah",
    scope,
  },
  { title: /^(capacity|cap\.?|容量)$/, role: "capacityMah", scope },
  { title: /^(chg\.? ?energy|en(er)?gy chg|charge energy|充电能量)$/, role: "chargeEnergyMwh", scope },
  {
    title: /^(dchg\.? ?energy|en(er)?gy dchg|discharge energy|放电能量)$/,
    role: "dischargeEnergyMwh",
    scope,
  },
  { title: /^(energy|eng\.?|能量)$/, role: "energyMwh", scope },
  { title: /^(power|功率)$/, role: "powerMw" },
  { title: /^(date|realtime|real time|absolute time|绝对时间|日期|系统时间)$/, role: null, kind: "clock" },
  { title: /^(t\d+|temperature\d*|temp\d*(_\d+)*|温度\d*)$/, role: "temperatureC", unit: "degC" },
];

/**
 * As `splitTitle`; a degree sign that was lost on the way ("T1(?)") or is one character ("℃") is still a degree
 * Celsius on a column that says it is a temperature.
 */
export function splitNewareTitle(printed: string): VendorTitle {
  const title = splitTitle(printed);
  const isTemperature = /^(t\d+|cpu\d*|temp|温度|aux.*\bt)/.test(title.name);
  const isDegree = title.unit !== null && !/[A-BD-Za-z]/.test(title.unit);
  return isTemperature && isDegree ? { ...title, unit: "degC" } : title;
}

/** Whether the titles are those of records: an index or step, a time, a current and a voltage. */
export function isNewareTitleRow(titles: readonly string[]): boolean {
  if (titles.length < 4) return false;
  const roles = new Set(
    titles.map((title) => {
      const { name } = splitNewareTitle(title);
      return newareColumnRules.find((rule) => rule.title.test(name))?.role ?? null;
    }),
  );
  const hasState = roles.has("state") || titles.some((title) => isIndexTitle(title));
  return (
    roles.has("currentMa") &&
    roles.has("voltageV") &&
    hasState &&
    (roles.has("stepTimeS") || roles.has("timeS"))
  );
}

/** Titles that no other cycler prints. */
function isIndexTitle(title: string): boolean {
  return /^(datapoint|record id|数据序号|记录序号|记录号|记录id)$/i.test(title.trim());
}

/** +1 charge, −1 discharge, 0 neither, for a step type in words: "CC DChg", "CCCV_Chg", "恒流放电". */
export function wordDirection(word: string): number {
  if (/dchg|discharge|放电/i.test(word)) return -1;
  return /chg|charge|充电/i.test(word) ? 1 : 0;
}
