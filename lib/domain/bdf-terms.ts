/**
 * Columns of the Battery Data Format, ontology 1.3.0: quantity, unit, and the role and counter scope they have here.
 * A column is titled "Quantity / unit" or by its machine name ("test_time_second"); older files also have
 * "test_time_millisecond", "cycle_dimensionless", "date_time_millisecond" and "step_index".
 */
import type { CapacityScope, ColumnRole } from "./recording";

export interface BdfTerm {
  /** As in the preferred label, before the slash. */
  readonly quantity: string;
  /** Null for words. */
  readonly unit: string | null;
  readonly role: ColumnRole | null;
  readonly scope?: CapacityScope;
}

const counters = ["Charging", "Discharging", "Net", "Cumulative"] as const;
const roles = {
  Capacity: { Charging: "chargeCapacityMah", Discharging: "dischargeCapacityMah", Net: "netCapacityMah" },
  Energy: { Charging: "chargeEnergyMwh", Discharging: "dischargeEnergyMwh", Net: null },
} as const;

/** The four counters of one scope; only the schedule has no net and no cumulative one. */
function counterTerms(prefix: string, scope: CapacityScope, quantity: "Capacity" | "Energy"): BdfTerm[] {
  return counters
    .filter((counter) => scope !== "schedule" || counter === "Charging" || counter === "Discharging")
    .map((counter) => ({
      quantity: `${prefix}${counter} ${quantity}`,
      unit: quantity === "Capacity" ? "Ah" : "Wh",
      role:
        counter === "Cumulative" || (counter === "Net" && scope !== "test") ? null : roles[quantity][counter],
      scope,
    }));
}

/** In the order in which a role is given away: test scope before cycle, step and schedule. */
export const bdfTerms: readonly BdfTerm[] = [
  { quantity: "Test Time", unit: "s", role: "timeS" },
  { quantity: "Voltage", unit: "V", role: "voltageV" },
  { quantity: "Current", unit: "A", role: "currentMa" },
  { quantity: "Unix Time", unit: "s", role: "unixTimeS" },
  { quantity: "Cycle Count", unit: "1", role: "vendorCycle" },
  { quantity: "Step Count", unit: "1", role: "vendorStep" },
  { quantity: "Ambient Temperature", unit: "degC", role: "chamberTemperatureC" },
  { quantity: "Record Index", unit: "1", role: "recordIndex" },
  { quantity: "Step Record Index", unit: "1", role: null },
  { quantity: "Step ID", unit: null, role: null },
  { quantity: "Step Type", unit: null, role: "state" },
  { quantity: "Step Time", unit: "s", role: "stepTimeS" },
  ...counterTerms("", "test", "Capacity"),
  ...counterTerms("", "test", "Energy"),
  ...counterTerms("Cycle ", "cycle", "Capacity"),
  ...counterTerms("Cycle ", "cycle", "Energy"),
  ...counterTerms("Step ", "step", "Capacity"),
  ...counterTerms("Step ", "step", "Energy"),
  ...counterTerms("Schedule ", "schedule", "Capacity"),
  ...counterTerms("Schedule ", "schedule", "Energy"),
  { quantity: "Power", unit: "W", role: "powerMw" },
  { quantity: "Internal Resistance", unit: "ohm", role: null },
  { quantity: "DC Internal Resistance", unit: "ohm", role: null },
  { quantity: "AC Internal Resistance", unit: "ohm", role: null },
  { quantity: "Frequency", unit: "Hz", role: "frequencyHz" },
  { quantity: "Real Impedance", unit: "ohm", role: "impedanceRealOhm" },
  { quantity: "Imaginary Impedance", unit: "ohm", role: "impedanceImaginaryOhm" },
  { quantity: "Absolute Impedance", unit: "ohm", role: "impedanceModulusOhm" },
  { quantity: "Phase", unit: "deg", role: "phaseDeg" },
  { quantity: "Ambient Pressure", unit: "Pa", role: null },
  { quantity: "Applied Pressure", unit: "Pa", role: "pressurePa" },
  { quantity: "Surface Pressure", unit: "Pa", role: null },
  { quantity: "Surface Temperature", unit: "degC", role: "temperatureC" },
  ...[1, 2, 3, 4, 5].map(
    (at): BdfTerm => ({ quantity: `Temperature T${at}`, unit: "degC", role: "temperatureC" }),
  ),
];

/** Quantities of older files, and what they are called now. */
export const legacyQuantities: Readonly<Record<string, string>> = {
  cycle: "cycle count",
  "date time": "unix time",
  "step index": "step count",
};

/** "Test Time / s". */
export function bdfLabel(term: BdfTerm): string {
  return term.unit === null ? term.quantity : `${term.quantity} / ${term.unit}`;
}
