/** What a column of a text table can be, in words, with the units its numbers may be printed in. */
import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { counterRoles, roleUnits } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";

export type MappedColumn = ColumnMapping["columns"][number];
export type MappedRole = NonNullable<MappedColumn["role"]>;

/** In the order of how often a table has them; roles of other instruments are left out. */
export const roleTitles: readonly (readonly [MappedRole, string])[] = [
  ["timeS", "Time"],
  ["voltageV", "Voltage"],
  ["currentMa", "Current"],
  ["vendorCycle", "Cycle number"],
  ["vendorStep", "Step number"],
  ["state", "State (charge, rest, …)"],
  ["capacityMah", "Capacity"],
  ["chargeCapacityMah", "Charge capacity"],
  ["dischargeCapacityMah", "Discharge capacity"],
  ["netCapacityMah", "Net capacity, signed"],
  ["unixTimeS", "Date and time"],
  ["stepTimeS", "Time in step"],
  ["temperatureC", "Temperature of the cell"],
  ["chamberTemperatureC", "Temperature of the chamber"],
  ["counterVoltageV", "Voltage of the counter electrode"],
  ["energyMwh", "Energy"],
  ["chargeEnergyMwh", "Charge energy"],
  ["dischargeEnergyMwh", "Discharge energy"],
  ["powerMw", "Power"],
  ["pressurePa", "Pressure"],
  ["recordIndex", "Record number"],
  ["vendorHalfCycle", "Half-cycle number"],
  ["frequencyHz", "Frequency"],
  ["impedanceRealOhm", "Re Z"],
  ["impedanceImaginaryOhm", "Im Z"],
  ["impedanceModulusOhm", "|Z|"],
  ["phaseDeg", "Phase of Z"],
];

const printedUnits: readonly (readonly [string, string])[] = [
  ["s", "s"],
  ["min", "min"],
  ["h", "h"],
  ["ms", "ms"],
  ["d", "d"],
  ["V", "V"],
  ["mV", "mV"],
  ["uV", "µV"],
  ["A", "A"],
  ["mA", "mA"],
  ["uA", "µA"],
  ["nA", "nA"],
  ["Ah", "Ah"],
  ["mAh", "mAh"],
  ["uAh", "µAh"],
  ["C", "C"],
  ["As", "A s"],
  ["mAs", "mA s"],
  ["Wh", "Wh"],
  ["mWh", "mWh"],
  ["J", "J"],
  ["W", "W"],
  ["mW", "mW"],
  ["degC", "°C"],
  ["Pa", "Pa"],
  ["kPa", "kPa"],
  ["MPa", "MPa"],
  ["bar", "bar"],
  ["Hz", "Hz"],
  ["kHz", "kHz"],
  ["ohm", "Ω"],
  ["mohm", "mΩ"],
  ["kohm", "kΩ"],
  ["deg", "°"],
  ["rad", "rad"],
];

/** Units that the role's numbers may be printed in; none for counts and words. */
export function unitsOf(role: MappedRole): readonly { readonly value: string; readonly title: string }[] {
  const own = roleUnits[role];
  if (own === "1") return [];
  return printedUnits
    .filter(([unit]) => unitFactor(unit, own) !== null)
    .map(([value, title]) => ({ value, title }));
}

export function roleTitle(role: string): string {
  return roleTitles.find(([each]) => each === role)?.[1] ?? role;
}

export function unitTitle(unit: string | null): string {
  return printedUnits.find(([each]) => each === unit)?.[1] ?? unit ?? "";
}

/** Whether the role counts up and goes back to zero at some time. */
export function isCounter(role: MappedRole | null): boolean {
  return counterRoles.has(role);
}

/** Whether tables print the role with either sign. */
export function hasSign(role: MappedRole | null): boolean {
  return role === "impedanceImaginaryOhm" || role === "phaseDeg" || role === "currentMa";
}

export const scopes = [
  ["unknown", "found in the numbers"],
  ["test", "never"],
  ["cycle", "every cycle"],
  ["half_cycle", "every half-cycle"],
  ["step", "every step"],
  ["schedule", "every schedule"],
] as const;

/** The column with another role; a role that another column had is taken from it, as a table has one of each. */
export function withRole(mapping: ColumnMapping, index: number, role: MappedRole | null): ColumnMapping {
  const others = mapping.columns
    .filter((each) => each.index !== index)
    .map((each) =>
      role !== null && each.role === role && role !== "temperatureC" ? { ...each, role: null } : each,
    );
  const before = mapping.columns.find((each) => each.index === index);
  const units = role === null ? [] : unitsOf(role);
  const kept = units.some(({ value }) => value === before?.unit) ? (before?.unit ?? null) : null;
  const column: MappedColumn = {
    index,
    role,
    // A title without a unit is most often in the role's own; the sample below shows whether that is so.
    unit: role === null ? (before?.unit ?? null) : (kept ?? (units.length === 0 ? null : roleUnits[role])),
    ...(isCounter(role) ? { capacityScope: before?.capacityScope ?? "unknown" } : {}),
    ...(hasSign(role) && before?.isTurned === true ? { isTurned: true } : {}),
  };
  return { ...mapping, columns: [...others, column].sort((a, b) => a.index - b.index) };
}
