/** Preferred labels of the Battery Data Format (ontology 1.3.0), with the unit each is written in. */
import type { CapacityScope, Column, ColumnRole } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";

const fixedLabels: Partial<Readonly<Record<ColumnRole, string>>> = {
  recordIndex: "Record Index / 1",
  timeS: "Test Time / s",
  unixTimeS: "Unix Time / s",
  stepTimeS: "Step Time / s",
  voltageV: "Voltage / V",
  currentMa: "Current / A",
  netCapacityMah: "Net Capacity / Ah",
  vendorCycle: "Cycle Count / 1",
  vendorStep: "Step Count / 1",
  powerMw: "Power / W",
  temperatureC: "Surface Temperature / degC",
  chamberTemperatureC: "Ambient Temperature / degC",
  pressurePa: "Applied Pressure / Pa",
  frequencyHz: "Frequency / Hz",
  impedanceRealOhm: "Real Impedance / ohm",
  impedanceImaginaryOhm: "Imaginary Impedance / ohm",
  impedanceModulusOhm: "Absolute Impedance / ohm",
  phaseDeg: "Phase / deg",
};

const scopePrefix: Partial<Readonly<Record<CapacityScope, string>>> = {
  test: "",
  cycle: "Cycle ",
  step: "Step ",
  schedule: "Schedule ",
};

/** The BDF label of a column, or null where BDF has none for it. */
export function bdfLabel(column: Column): string | null {
  if (column.role === null) return null;
  const fixed = fixedLabels[column.role];
  if (fixed !== undefined) return fixed;
  const prefix = scopePrefix[column.capacityScope ?? "unknown"];
  if (prefix === undefined) return null;
  if (column.role === "chargeCapacityMah") return `${prefix}Charging Capacity / Ah`;
  if (column.role === "dischargeCapacityMah") return `${prefix}Discharging Capacity / Ah`;
  if (column.role === "chargeEnergyMwh") return `${prefix}Charging Energy / Wh`;
  if (column.role === "dischargeEnergyMwh") return `${prefix}Discharging Energy / Wh`;
  return null;
}

/** Factor from the role's unit to the label's: 1e-3 for "Current / A" of a column in mA. */
export function bdfFactor(label: string, unit: string | null): number {
  const wanted = label.slice(label.lastIndexOf("/") + 1).trim();
  return unit === null || unit === wanted ? 1 : (unitFactor(unit, wanted) ?? 1);
}
