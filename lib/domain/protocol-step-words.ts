/** Steps of a recipe in words, as a reader would say them. */
import type { CcdRampStep, ConstantCurrentStep, ConstantVoltageStep, ProtocolStep } from "./protocol-step";

const verbs = { plating: "plate", stripping: "strip" } as const;

/** One step in one line; a loop says its steps after its count. */
export function stepWords(step: ProtocolStep): string {
  switch (step.type) {
    case "rest":
      return `rest ${step.durationMin} min`;
    case "constant_current":
      return constantCurrentWords(step);
    case "constant_voltage":
      return holdWords(step);
    case "ccd_ramp":
      return rampWords(step);
    case "eis":
      return `impedance ${step.frequencyMaxHz} to ${step.frequencyMinHz} Hz${
        step.amplitudeMv === null ? "" : `, ${step.amplitudeMv} mV`
      }`;
    case "loop":
      return `${step.count} × (${step.steps.map(stepWords).join("; ")})`;
  }
}

function constantCurrentWords(step: ConstantCurrentStep): string {
  const ends = [
    said(step.arealCapacityMahCm2, "mAh cm⁻²"),
    said(step.cutoffV, "V"),
    said(step.durationMin, "min"),
  ].filter((end) => end !== null);
  return `${verbs[step.direction]} at ${step.currentDensityMaCm2} mA cm⁻² to ${ends.join(" or ")}`;
}

function holdWords(step: ConstantVoltageStep): string {
  const ends = [
    step.untilCurrentDensityMaCm2 === null ? null : `until ${step.untilCurrentDensityMaCm2} mA cm⁻²`,
    step.durationMin === null ? null : `for ${step.durationMin} min`,
  ].filter((end) => end !== null);
  return `hold ${step.voltageV} V ${ends.join(" or ")}`;
}

function rampWords(step: CcdRampStep): string {
  const each =
    step.arealCapacityMahCm2 === null
      ? `${step.platingDurationMin} min`
      : `${step.arealCapacityMahCm2} mAh cm⁻²`;
  const strip =
    step.strippingCurrentDensityMaCm2 === null ? "the level" : `${step.strippingCurrentDensityMaCm2} mA cm⁻²`;
  const cutoff = step.strippingCutoffV === null ? "" : ` to ${step.strippingCutoffV} V`;
  const cycles = step.cyclesPerLevel === 1 ? "" : `, ${step.cyclesPerLevel} cycles each`;
  return `ramp plating ${step.fromMaCm2} to ${step.toMaCm2} step ${step.stepMaCm2} mA cm⁻², ${each} each, strip at ${strip}${cutoff}${cycles}`;
}

function said(value: number | null, unit: string): string | null {
  return value === null ? null : `${value} ${unit}`;
}
