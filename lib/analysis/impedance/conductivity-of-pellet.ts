/** Conductivity and area-specific resistance of one pellet, with the uncertainty of everything they rest on. */
import { discAreaCm2 } from "@/lib/domain/area";
import { areaSpecificResistanceOhmCm2, conductivityMsCm } from "../conductivity";
import type { Estimate } from "./fit-pellet";

export interface PelletMeasurement {
  readonly resistanceOhm: Estimate;
  /** As measured, so after polishing where it was polished. */
  readonly thicknessUm: number;
  readonly thicknessStandardUncertaintyUm?: number | null | undefined;
  /** Of the overlap of both electrodes, not of the pellet. */
  readonly electrodeDiameterMm: number;
  readonly electrodeDiameterStandardUncertaintyMm?: number | null | undefined;
}

export interface PelletConductivityEstimate {
  readonly conductivityMsCm: Estimate;
  /** R·A, Ω cm². */
  readonly asrOhmCm2: Estimate;
  readonly electrodeAreaCm2: number;
  /** What the uncertainty holds: "fit", and "thickness" and "electrode" where theirs were stated. */
  readonly uncertaintyFrom: readonly ("fit" | "thickness" | "electrode")[];
}

/**
 * Returns σ = L/(R·A) in mS cm⁻¹ and ASR = R·A. First-order propagation of independent relative uncertainties; that of
 * the area is twice that of the diameter. One that is not stated is not counted, and `uncertaintyFrom` says so.
 */
export function conductivityOfPellet(pellet: PelletMeasurement): PelletConductivityEstimate {
  const { resistanceOhm, thicknessUm, electrodeDiameterMm } = pellet;
  const thicknessError = pellet.thicknessStandardUncertaintyUm ?? null;
  const diameterError = pellet.electrodeDiameterStandardUncertaintyMm ?? null;
  const areaCm2 = discAreaCm2(electrodeDiameterMm);
  const conductivity = conductivityMsCm({ resistanceOhm: resistanceOhm.value, thicknessUm, areaCm2 });
  const asr = areaSpecificResistanceOhmCm2(resistanceOhm.value, areaCm2);
  const ofResistance = resistanceOhm.standardUncertainty / resistanceOhm.value;
  const ofThickness = (thicknessError ?? 0) / thicknessUm;
  const ofArea = (2 * (diameterError ?? 0)) / electrodeDiameterMm;
  return {
    conductivityMsCm: {
      value: conductivity,
      standardUncertainty: conductivity * Math.hypot(ofResistance, ofThickness, ofArea),
    },
    asrOhmCm2: { value: asr, standardUncertainty: asr * Math.hypot(ofResistance, ofArea) },
    electrodeAreaCm2: areaCm2,
    uncertaintyFrom: [
      "fit",
      ...(thicknessError === null ? [] : (["thickness"] as const)),
      ...(diameterError === null ? [] : (["electrode"] as const)),
    ],
  };
}
