import type { RecordField } from "./record-fields";

/** Settings of one run of the sputter tool. */
export const depositionFields: readonly RecordField[] = [
  { name: "method", label: "Method", kind: "text", isRequired: true },
  { name: "metal", label: "Metal or alloy", kind: "text", isRequired: true, hint: "Ag, Au, Zn, Cu, AgAu, …" },
  { name: "performedAt", label: "When", kind: "instant" },
  { name: "instrument", label: "Instrument", kind: "text" },
  { name: "basePressureTorr", label: "Base pressure", kind: "number", unit: "Torr" },
  { name: "workingPressureTorr", label: "Working pressure", kind: "number", unit: "Torr" },
  { name: "gas", label: "Gas", kind: "text" },
  { name: "gasFlowSccm", label: "Gas flow", kind: "number", unit: "sccm" },
  { name: "gasPurityPercent", label: "Gas purity", kind: "number", unit: "%" },
  { name: "substrateTemperatureC", label: "Substrate", kind: "number", unit: "°C" },
  { name: "preSputterMin", label: "Pre-sputter", kind: "number", unit: "min" },
  { name: "powerW", label: "Power", kind: "number", unit: "W" },
  { name: "rateNmPerMin", label: "Rate", kind: "number", unit: "nm/min" },
  { name: "durationMin", label: "Duration", kind: "number", unit: "min" },
  { name: "notes", label: "Notes", kind: "long_text" },
];
