/** Maccor's column titles in all dialects seen, and what they mean. */
import type { ColumnRule } from "../column-rule";
import { splitTitle, type VendorTitle } from "../vendor-title";

/**
 * "Test (Sec)" and "Step (Sec)" are times although "Step" alone is a step number; "TestTime" is one word or two.
 */
export function splitMaccorTitle(printed: string): VendorTitle {
  const title = splitTitle(printed);
  const name = title.name.replace(/^(test|step)time$/, "$1 time");
  const isTime = /^(test|step)$/.test(name) && title.unit !== null && /^(sec|min|h)/i.test(title.unit);
  return { ...title, name: isTime ? `${name} time` : name };
}

/** @param timeUnit unit of times whose titles print none. */
export function maccorColumnRules(timeUnit: string): ColumnRule[] {
  return [
    { title: /^(rec#?|record)$/, role: "recordIndex" },
    { title: /^(cyc#|cycle c|cycle)$/, role: "vendorCycle" },
    { title: /^step$/, role: "vendorStep" },
    { title: /^test time$/, role: "timeS", unit: timeUnit },
    { title: /^step time$/, role: "stepTimeS", unit: timeUnit },
    { title: /^mamp hr$/, role: "capacityMah", unit: "mAh" },
    { title: /^(amp hr|cap\.?|capacity)$/, role: "capacityMah", unit: "Ah" },
    { title: /^mwatt hr$/, role: "energyMwh", unit: "mWh" },
    { title: /^(watt hr|en(er)?\.?|energy)$/, role: "energyMwh", unit: "Wh" },
    { title: /^mamps$/, role: "currentMa", unit: "mA" },
    { title: /^(amps|current)$/, role: "currentMa", unit: "A" },
    { title: /^(volts|voltage)$/, role: "voltageV", unit: "V" },
    { title: /^(state|md)$/, role: "state", kind: "label" },
    { title: /^(temp|temperature)( cell)?( ?\d+)?$/, role: "temperatureC", unit: "C" },
    { title: /^temperature chamber$/, role: "chamberTemperatureC", unit: "C" },
  ];
}

/** Auxiliary inputs whose own "Units" column says degrees Celsius. */
export function auxiliaryRules(
  titles: readonly string[],
  sample: readonly (readonly string[])[],
): ColumnRule[] {
  return titles.flatMap((title, index) => {
    const name = splitMaccorTitle(title).name;
    if (!/^aux ?#?\d+$/.test(name) || !/^units$/i.test(titles[index + 1]?.trim() ?? "")) return [];
    const unit = sample.find((row) => (row[index + 1] ?? "") !== "")?.[index + 1];
    if (unit !== "C") return [];
    return [{ title: new RegExp(`^${name.replace("#", "\\#")}$`), role: "temperatureC" as const, unit: "C" }];
  });
}

/**
 * Whether a row of titles is Maccor's: test time and both quantities, beside the clock that only Maccor calls DPt Time
 * or beside record, cycle and state letter.
 */
export function isMaccorTitleRow(titles: readonly string[]): boolean {
  if (titles.length < 8 || titles.some((title) => title.trim() === "DPt-Time")) return false;
  const names = new Set(titles.map((title) => splitMaccorTitle(title).name));
  const has = (...any: string[]) => any.some((name) => names.has(name));
  const isCounted = has("rec#", "rec") && has("cyc#", "cycle c", "cycle p", "cycle") && has("state", "md");
  return (
    (isCounted || has("dpt time")) &&
    has("test time") &&
    has("amps", "mamps", "current") &&
    has("volts", "voltage")
  );
}
