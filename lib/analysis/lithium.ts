/** Charge and thickness of metallic lithium (domain constants: 6.94 g mol⁻¹, 0.534 g cm⁻³). */

/** C mol⁻¹. */
export const faradayCPerMol = 96_485.33;
/** Coulombs in one mAh. */
export const coulombPerMah = 3.6;

const molarMassGPerMol = 6.94;
const densityGPerCm3 = 0.534;
export const lithiumMolarVolumeCm3 = molarMassGPerMol / densityGPerCm3;

/** µm of dense lithium per mAh cm⁻²: 4.849. */
const lithiumUmPerMahCm2 = (coulombPerMah * lithiumMolarVolumeCm3 * 1e4) / faradayCPerMol;

/** mAh per gram of lithium: 3862. */
export const lithiumMahPerG = faradayCPerMol / (coulombPerMah * molarMassGPerMol);

/** Thickness of the dense lithium that a charge plates. */
export function lithiumThicknessUm(chargeMahCm2: number): number {
  return chargeMahCm2 * lithiumUmPerMahCm2;
}

/** Areal capacity of a lithium foil: 20 µm → 4.12, 40 µm → 8.25 mAh cm⁻². */
export function lithiumCapacityMahCm2(thicknessUm: number): number {
  return thicknessUm / lithiumUmPerMahCm2;
}
