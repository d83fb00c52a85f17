/** What may form an arm: the metal, a lot, a deposition, a person, or any condition. */
import { conditionTitles } from "./condition";
import type { ConditionName, Conditions, Observation } from "./observation";

export type ArmField = "metal" | "lot" | "deposition" | "operator" | ConditionName;

export const armFieldTitles: Readonly<Record<ArmField, string>> = {
  metal: "metal",
  lot: "pellet lot",
  deposition: "deposition",
  operator: "operator",
  ...conditionTitles,
};

/** A bare control has no thickness: that is neither a number nor "not stated". */
export const noThickness = "no interlayer";

export type FieldValue = Conditions[ConditionName] | typeof noThickness;

export function fieldValue(observation: Observation, field: ArmField): FieldValue {
  switch (field) {
    case "metal":
      return observation.metal;
    case "lot":
      return observation.lotCode;
    case "deposition":
      return observation.depositionCode;
    case "operator":
      return observation.operator;
    case "interlayerThicknessNm":
      return observation.metal === "bare" ? noThickness : observation.conditions.interlayerThicknessNm;
    default:
      return observation.conditions[field];
  }
}
