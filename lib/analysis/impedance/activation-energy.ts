/** The activation energy of a pellet's conductivity, one part (bulk, total) at a time. */
import { type Arrhenius, type ArrheniusModel, arrhenius } from "@/lib/statistics/arrhenius";

export interface ConductivityPoint {
  readonly temperatureC: number;
  readonly conductivityMsCm: number;
  readonly standardUncertaintyMsCm: number | null;
}

export interface ActivationEnergy extends Arrhenius {
  readonly n: number;
  /** Which logarithm: goes with every value, since they differ by about kB·T. */
  readonly convention: ArrheniusModel;
  /** By the inverse variance of ln σ; only where every point has its uncertainty. */
  readonly isWeighted: boolean;
}

/**
 * Returns the fit of ln(σT), or of ln σ, over 1/T; null with fewer than two different temperatures.
 * 0.74, 1.71, 2.72 mS cm⁻¹ at 25, 45, 60 °C: 0.347 eV with ln(σT).
 */
export function activationEnergy(
  points: readonly ConductivityPoint[],
  options: { readonly convention?: ArrheniusModel; readonly isWeighted?: boolean } = {},
): ActivationEnergy | null {
  const { convention = "ln(sigma*T)", isWeighted: wantsWeights = false } = options;
  if (new Set(points.map((point) => point.temperatureC)).size < 2) return null;
  const uncertainties = points.flatMap(({ standardUncertaintyMsCm: each }) =>
    each !== null && each > 0 ? [each] : [],
  );
  const isWeighted = wantsWeights && uncertainties.length === points.length;
  const fit = arrhenius(
    {
      temperatureC: points.map((point) => point.temperatureC),
      conductivity: points.map((point) => point.conductivityMsCm),
      ...(isWeighted ? { standardUncertainty: uncertainties } : {}),
    },
    { model: convention },
  );
  return { ...fit, n: points.length, convention, isWeighted };
}
