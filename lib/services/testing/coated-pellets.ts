/** Pellets coated in one deposition, for tests that build cells. */
import type { LabScene } from "./lab-scene";

interface CoatingOptions {
  /** @default "Ag" */
  readonly metal?: string;
  /** @default 200 */
  readonly nominalThicknessNm?: number;
  readonly lotId?: string;
}

export async function coatedPellets(scene: LabScene, count: number, options: CoatingOptions = {}) {
  const { projectId, as } = scene;
  const pellet = {
    projectId,
    composition: "Li6.5La3Zr1.5Ta0.5O12",
    thicknessUm: 500,
    diameterMm: 14,
    ...(options.lotId === undefined ? {} : { lotId: options.lotId }),
  };
  const { pellets } = await as.system.pellets.create({
    pellets: Array.from({ length: count }, () => pellet),
  });
  const { interlayers } = await as.system.depositions.create({
    projectId,
    method: "RF magnetron sputtering",
    metal: options.metal ?? "Ag",
    coatings: pellets.map(({ code }) => ({
      pelletRef: code,
      maskDiameterMm: 12,
      nominalThicknessNm: options.nominalThicknessNm ?? 200,
    })),
  });
  return { pellets, interlayers };
}

export const halfCell = {
  kind: "half",
  collectorFoil: "Cu 10 µm",
  lithiumThicknessUm: 40,
  counterDiameterMm: 12,
  housing: "2032",
} as const;

export const hybridFullCell = {
  kind: "hybrid_full",
  cathode: "NCM111",
  cathodeLoadingMahCm2: 3.2,
  cathodeDiameterMm: 4,
  catholyte: "2 M LiFSI in Pyr13FSI",
  catholyteAmount: 20,
  catholyteAmountUnit: "wt_percent",
} as const;

export const operandoCell = {
  kind: "operando",
  operandoTechnique: "SEM",
  operandoWindow: "open surface",
} as const;
