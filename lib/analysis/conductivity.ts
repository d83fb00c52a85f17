/** From a resistance and a geometry to conductivity, area-specific resistance and the least overpotential. */

/** σ in mS cm⁻¹ of a pellet: L / (R·A), with A the overlap of the electrodes. */
export function conductivityMsCm(pellet: {
  readonly resistanceOhm: number;
  readonly thicknessUm: number;
  readonly areaCm2: number;
}): number {
  return (pellet.thicknessUm * 1e-4 * 1e3) / (pellet.resistanceOhm * pellet.areaCm2);
}

/** ASR in Ω cm²: R·A. A half cell is asymmetric, so this is never halved here. */
export function areaSpecificResistanceOhmCm2(resistanceOhm: number, areaCm2: number): number {
  return resistanceOhm * areaCm2;
}

/** Bulk ASR in Ω cm²: L/σ. 500 µm at 0.74 mS cm⁻¹: 67.57. */
export function bulkAsrOhmCm2(thicknessUm: number, conductivity: number): number {
  return (thicknessUm * 1e-4) / (conductivity * 1e-3);
}

/** The least |η| in V of an intact pellet at that current density: j·L/σ. Below half of it a short is suspected. */
export function overpotentialFloorV(
  currentDensityMaCm2: number,
  thicknessUm: number,
  conductivity: number,
): number {
  return currentDensityMaCm2 * 1e-3 * bulkAsrOhmCm2(thicknessUm, conductivity);
}
