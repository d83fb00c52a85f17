/** BDF titles taken apart, and the rules that give BDF columns their roles. */
import { bdfTerms, legacyQuantities } from "@/lib/domain/bdf-terms";
import type { ColumnRule } from "../column-rule";
import type { VendorTitle } from "../vendor-title";

/** Last words of machine names and the unit they stand for; longer ones first where one ends another. */
const unitWords: readonly (readonly [string, string])[] = [
  ["millisecond", "ms"],
  ["microsecond", "us"],
  ["second", "s"],
  ["minute", "min"],
  ["hour", "h"],
  ["millivolt", "mV"],
  ["volt", "V"],
  ["milliampere", "mA"],
  ["microampere", "uA"],
  ["ampere", "A"],
  ["mah", "mAh"],
  ["ah", "Ah"],
  ["mwh", "mWh"],
  ["wh", "Wh"],
  ["milliwatt", "mW"],
  ["watt", "W"],
  ["ohm", "ohm"],
  ["celsius", "degC"],
  ["hertz", "Hz"],
  ["degree", "deg"],
  ["pascal", "Pa"],
  ["dimensionless", "1"],
];

/** `name` is the quantity in lower case ("test time"), `unit` as the title states it. */
export function splitBdfTitle(title: string): VendorTitle {
  const printed = title
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
  const slashed = /^(.+?)\s*\/\s*(\S+)$/.exec(printed);
  if (slashed !== null) return { printed, name: current(slashed[1]!.toLowerCase()), unit: slashed[2]! };
  if (/^[a-z0-9_]+$/.test(printed)) {
    for (const [word, unit] of unitWords)
      if (printed.endsWith(`_${word}`))
        return { printed, name: current(printed.slice(0, -word.length - 1).replaceAll("_", " ")), unit };
    return { printed, name: current(printed.replaceAll("_", " ")), unit: null };
  }
  return { printed, name: current(printed.toLowerCase()), unit: null };
}

function current(quantity: string): string {
  return legacyQuantities[quantity] ?? quantity;
}

/**
 * Rules for the titles of one file. A role that several of them could have goes to the first in the order of the
 * terms (the counter of the whole test before that of a cycle or step); temperatures may be many.
 */
export function bdfRules(titles: readonly string[]): ColumnRule[] {
  const names = new Set(titles.map((title) => splitBdfTitle(title).name));
  const given = new Set<string>();
  return bdfTerms.map(({ quantity, unit, role, scope }) => {
    const name = quantity.toLowerCase();
    const isFree = role !== null && names.has(name) && (role === "temperatureC" || !given.has(role));
    if (isFree) given.add(role);
    return {
      title: new RegExp(`^${name}$`),
      role: isFree ? role : null,
      ...(unit === null ? { kind: "label" as const } : { unit }),
      ...(scope === undefined ? {} : { scope }),
    };
  });
}

/** Whether the titles are BDF's: test time, voltage and current, each with a unit, in one of its two notations. */
export function isBdfTitleRow(titles: readonly string[]): boolean {
  const required = new Set(["test time", "voltage", "current"]);
  for (const title of titles) {
    const { name, unit, printed } = splitBdfTitle(title);
    if (unit !== null && (printed.includes("/") || printed.includes("_"))) required.delete(name);
  }
  return required.size === 0;
}
