/**
 * The controlled list of what a characterization can find, each property with the unit its numbers come in, and the
 * checks of one finding. What is impossible is refused; what is only suspicious is kept with a warning.
 */
import { coreLevelProblem } from "./core-levels";
import { dimensionOf, quantityName } from "./dimension";
import { unitLabel } from "./quantity-label";

interface Property {
  readonly label: string;
  /** A unit of the right dimension; null for an observation in words. */
  readonly unit: string | null;
  readonly least?: number;
  readonly most?: number;
}

const words = (label: string): Property => ({ label, unit: null });
const size = (label: string): Property => ({ label, unit: "nm", least: 0 });
const share = (label: string): Property => ({ label, unit: "%", least: 0, most: 100 });

export const findingProperties = {
  plating_location: words("plating location"),
  morphology: words("morphology"),
  stripping_behaviour: words("stripping behaviour"),
  nucleation_sites: words("nucleation sites"),
  dead_lithium: words("dead lithium"),
  delamination: words("delamination"),
  interface_contact: words("interface contact"),
  voids: words("voids"),
  void_size: size("void size"),
  cracks: words("cracks"),
  scratch_lines: words("lines along scratches"),
  layer_structure: words("layer structure"),
  microstructure: words("microstructure"),
  grain_change: words("change of grains"),
  grain_size: size("grain size"),
  layer_thickness: size("layer thickness"),
  lateral_deposit_diameter: size("lateral diameter of deposits"),
  whisker_size: size("whisker size"),
  ball_up_size: size("ball-up size"),
  column_size: size("column size"),
  roughness: size("roughness"),
  coverage: share("coverage"),
  phase_presence: words("phases present"),
  phase_absence: words("phases looked for and not seen"),
  phase_coexistence: words("phases side by side"),
  phase_sequence: words("order of phases"),
  phase_order_anomaly: words("anomaly in the order of phases"),
  phase_reversibility: words("reversibility of phases"),
  phase_stability: words("stability of phases"),
  energy_above_hull: { label: "energy above the hull", unit: "meV/atom", least: 0 },
  lattice_parameter: { label: "lattice parameter", unit: "Ao", least: 0 },
  two_theta: { label: "peak position 2θ", unit: "deg", least: 0, most: 180 },
  li_content: { label: "lithium content x", unit: "mol/mol", least: 0 },
  composition_ratio: { label: "composition ratio", unit: "mol/mol", least: 0 },
  composition: share("composition"),
  surface_li_content: share("lithium share at the surface"),
  surface_metal_content: share("metal share at the surface"),
  composition_trend: words("trend of composition"),
  element_distribution: words("distribution of elements"),
  alloy_homogeneity: words("homogeneity of the alloy"),
  binding_energy: { label: "binding energy", unit: "eV", least: 0 },
  valence_band_change: words("change of the valence band"),
  spontaneous_alloying: words("alloying without bias"),
  reversibility: words("reversibility"),
  ionic_conductivity: { label: "ionic conductivity", unit: "mS/cm", least: 0 },
  resistance: { label: "resistance", unit: "ohm", least: 0 },
  area_specific_resistance: { label: "area-specific resistance", unit: "ohm cm2", least: 0 },
  activation_energy: { label: "activation energy", unit: "eV", least: 0 },
  relative_density: share("relative density"),
  areal_capacity: { label: "areal capacity", unit: "mAh/cm2", least: 0 },
  areal_capacity_at_max_beta_intensity: {
    label: "areal capacity at the maximum of the β reflection",
    unit: "mAh/cm2",
    least: 0,
  },
  profile_agreement: words("agreement of profiles"),
  representativeness: words("representativeness"),
  electron_beam_effect: words("effect of the electron beam"),
  specimen_damage: words("damage to the specimen"),
  artefact: words("artefact"),
  caveat: words("caveat"),
  other_observation: words("other observation"),
} as const satisfies Readonly<Record<string, Property>>;

export type FindingProperty = keyof typeof findingProperties;

export const findingPropertyNames = Object.keys(findingProperties) as [FindingProperty, ...FindingProperty[]];

/** Units of what runs and builds report, for statements that are not findings. */
const otherProperties: Readonly<Record<string, Property>> = {
  coulombic_efficiency: { label: "coulombic efficiency", unit: "%", least: 0 },
  cycle_life: { label: "cycle life", unit: "cycle", least: 0 },
  critical_current_density: { label: "critical current density", unit: "mA/cm2", least: 0 },
  current_density: { label: "current density", unit: "mA/cm2", least: 0 },
  lithium_thickness: { label: "lithium thickness", unit: "um", least: 0 },
  interlayer_thickness: { label: "interlayer thickness", unit: "nm", least: 0 },
  stack_pressure: { label: "stack pressure", unit: "MPa", least: 0 },
  temperature: { label: "temperature", unit: "Cel", least: -273.15 },
};

export interface FindingValue {
  readonly property: string;
  readonly valueNumber?: number | null | undefined;
  readonly valueLow?: number | null | undefined;
  readonly valueHigh?: number | null | undefined;
  readonly unit?: string | null | undefined;
  readonly unitAsPrinted?: string | null | undefined;
  readonly coreLevel?: string | null | undefined;
}

/** "ionic_conductivity" → "ionic conductivity". */
export function propertyLabel(property: string): string {
  return propertyOf(property)?.label ?? property.replaceAll(/[_.]+/g, " ");
}

function propertyOf(property: string): Property | undefined {
  return (findingProperties as Readonly<Record<string, Property>>)[property] ?? otherProperties[property];
}

function numbersOf(value: FindingValue): readonly number[] {
  return [value.valueNumber, value.valueLow, value.valueHigh].filter((each) => typeof each === "number");
}

/** Why the value cannot be true; null when it can. */
export function impossibleReason(value: FindingValue): string | null {
  if (typeof value.coreLevel === "string") {
    const problem = coreLevelProblem(value.coreLevel);
    if (problem !== null) return problem;
  }
  const { valueLow, valueHigh } = value;
  if (typeof valueLow === "number" && typeof valueHigh === "number" && valueLow > valueHigh) {
    return `A range goes from low to high: ${valueLow} is above ${valueHigh}.`;
  }
  const property = propertyOf(value.property);
  const outside = numbersOf(value).find(
    (number) => number < (property?.least ?? -Infinity) || number > (property?.most ?? Infinity),
  );
  if (property !== undefined && outside !== undefined) {
    const most = property.most === undefined ? "" : ` and at most ${property.most}`;
    return `${property.label}: ${outside} is outside what is possible (at least ${property.least}${most}). Was a “~” read as a minus sign?`;
  }
  return null;
}

/** What looks wrong and is kept: units of another dimension, numbers without a unit, more than 100 % efficiency. */
export function valueWarnings(value: FindingValue): readonly string[] {
  const numbers = numbersOf(value);
  const property = propertyOf(value.property);
  const warnings: string[] = [];
  if (numbers.length === 0) return warnings;
  if (property === undefined) return warnings;
  if (property.unit === null) {
    warnings.push(`${property.label} is an observation in words; a number alone says little.`);
  } else if (value.unit === null || value.unit === undefined || value.unit === "") {
    warnings.push(`${property.label} has no unit; expected one like ${unitLabel(property.unit)}.`);
  } else {
    warnings.push(...dimensionWarning(property, property.unit, value.unit));
  }
  if (property.unit !== null && typeof value.unitAsPrinted === "string") {
    warnings.push(...dimensionWarning(property, property.unit, value.unitAsPrinted, "The printed unit: "));
  }
  if (value.property === "coulombic_efficiency" && value.unit === "%" && numbers.some((each) => each > 100)) {
    warnings.push("Above 100 %: dead lithium won back, a soft short, or plating and stripping swapped.");
  }
  return warnings;
}

function dimensionWarning(property: Property, expected: string, unit: string, prefix = ""): string[] {
  const found = dimensionOf(unit);
  if (found === null)
    return [`${prefix}the unit “${unit}” is not known; expected one like ${unitLabel(expected)}.`];
  if (found === dimensionOf(expected)) return [];
  const measures = quantityName(unit) ?? "something else";
  return [
    `${prefix}${unitLabel(unit)} measures ${measures}; ${property.label} comes in ${unitLabel(expected) || "no unit"}.`,
  ];
}
