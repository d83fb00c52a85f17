/** What can be said of each type of step. */
import type { ProtocolStep } from "@/lib/domain/protocol-step";
import type { RecordField } from "./record-fields";

export type StepType = ProtocolStep["type"];

export const stepTypes: readonly { readonly value: StepType; readonly title: string }[] = [
  { value: "constant_current", title: "Constant current" },
  { value: "constant_voltage", title: "Hold voltage" },
  { value: "ccd_ramp", title: "CCD ramp" },
  { value: "rest", title: "Rest" },
  { value: "eis", title: "Impedance" },
  { value: "loop", title: "Loop" },
];

const direction: RecordField = {
  name: "direction",
  label: "At the interlayer",
  kind: "choice",
  isRequired: true,
  options: [
    { value: "plating", title: "plate" },
    { value: "stripping", title: "strip" },
  ],
};

function number(name: string, label: string, unit: string, isRequired = false): RecordField {
  return { name, label, kind: "number", isRequired, ...(unit === "" ? {} : { unit }) };
}

export const stepFields: Readonly<Record<StepType, readonly RecordField[]>> = {
  constant_current: [
    direction,
    number("currentDensityMaCm2", "Current density", "mA cm⁻²", true),
    number("arealCapacityMahCm2", "Until capacity", "mAh cm⁻²"),
    number("cutoffV", "or voltage", "V"),
    number("durationMin", "or time", "min"),
  ],
  constant_voltage: [
    direction,
    number("voltageV", "Voltage", "V", true),
    number("untilCurrentDensityMaCm2", "Until current density", "mA cm⁻²"),
    number("durationMin", "or time", "min"),
  ],
  ccd_ramp: [
    {
      name: "levels",
      label: "Plating levels",
      kind: "text",
      unit: "mA cm⁻²",
      isRequired: true,
      hint: "0.1 to 1.0 step 0.1",
    },
    number("arealCapacityMahCm2", "Capacity at each", "mAh cm⁻²"),
    number("platingDurationMin", "or time at each", "min"),
    number("platingCutoffV", "Plating cut-off", "V"),
    number("strippingCurrentDensityMaCm2", "Strip at", "mA cm⁻²"),
    number("strippingCutoffV", "Stripping cut-off", "V"),
    number("cyclesPerLevel", "Cycles per level", "", true),
  ],
  rest: [number("durationMin", "Time", "min", true)],
  eis: [
    number("frequencyMaxHz", "Highest frequency", "Hz", true),
    number("frequencyMinHz", "Lowest frequency", "Hz", true),
    number("amplitudeMv", "Amplitude", "mV"),
    number("pointsPerDecade", "Points per decade", ""),
  ],
  loop: [number("count", "Rounds", "", true)],
};
