/** The activation energy behind values at several temperatures. */
import { refuse, requireConfidenceLevel, requireFinite, requireSameLength } from "./require-numbers";
import { weightedLeastSquares } from "./weighted-least-squares";

/** Which logarithm is drawn against 1/(kB T); leaving out T lowers the energy by about kB T. */
export type ArrheniusModel = "ln(sigma*T)" | "ln(sigma)";

export interface ArrheniusData {
  readonly temperatureC: readonly number[];
  readonly conductivity: readonly number[];
  /** Of the conductivity, in its unit; weights are (σ/u)², the inverse variances of ln σ. */
  readonly standardUncertainty?: readonly number[] | undefined;
}

export interface ArrheniusOptions {
  /** @default "ln(sigma*T)" */
  readonly model?: ArrheniusModel | undefined;
  /** @default 8.617333262e-5 */
  readonly boltzmannEvPerK?: number | undefined;
  /** @default 273.15 */
  readonly zeroCelsiusK?: number | undefined;
  /** @default 0.95 */
  readonly confidenceLevel?: number | undefined;
}

/** Null where not estimable: one temperature, or a conductivity that is not positive. Two leave no errors. */
export interface Arrhenius {
  readonly activationEnergyEv: number | null;
  readonly standardErrorEv: number | null;
  readonly lowerEv: number | null;
  readonly upperEv: number | null;
  /** Logarithm of the prefactor in the unit of σ, times K for ln(sigma*T). */
  readonly lnPrefactor: number | null;
  readonly standardErrorLnPrefactor: number | null;
  readonly residualDegreesOfFreedom: number | null;
  readonly rSquared: number | null;
}

/** Returns the activation energy (eV), minus the slope against 1/(kB T), with its t interval. */
export function arrhenius(data: ArrheniusData, options: ArrheniusOptions = {}): Arrhenius {
  const { temperatureC, conductivity, standardUncertainty } = data;
  const { model = "ln(sigma*T)", boltzmannEvPerK = 8.617333262e-5, zeroCelsiusK = 273.15 } = options;
  const { confidenceLevel = 0.95 } = options;
  requireSameLength({
    temperatureC,
    conductivity,
    ...(standardUncertainty === undefined ? {} : { standardUncertainty }),
  });
  requireFinite("temperatureC", temperatureC);
  requireFinite("conductivity", conductivity);
  requireConfidenceLevel(confidenceLevel);
  if (model !== "ln(sigma*T)" && model !== "ln(sigma)") {
    refuse(`model must be ln(sigma*T) or ln(sigma), found ${String(model)}`);
  }
  const temperatureK = temperatureC.map((each) => each + zeroCelsiusK);
  temperatureK.forEach((each, i) => {
    if (each <= 0) refuse(`temperatureC[${i}] must lie above absolute zero, found ${temperatureC[i]}`);
  });
  standardUncertainty?.forEach((each, i) => {
    if (!(each > 0)) refuse(`standardUncertainty[${i}] must be positive, found ${each}`);
  });
  if (conductivity.some((each) => each <= 0)) return notEstimable;

  const line = weightedLeastSquares(
    {
      x: temperatureK.map((each) => 1 / (boltzmannEvPerK * each)),
      y: conductivity.map((each, i) => Math.log(model === "ln(sigma)" ? each : each * temperatureK[i]!)),
      weights: standardUncertainty?.map((each, i) => (conductivity[i]! / each) ** 2),
    },
    { confidenceLevel },
  );
  return {
    activationEnergyEv: negative(line.slope),
    standardErrorEv: line.standardErrorSlope,
    lowerEv: negative(line.upperSlope),
    upperEv: negative(line.lowerSlope),
    lnPrefactor: line.intercept,
    standardErrorLnPrefactor: line.standardErrorIntercept,
    residualDegreesOfFreedom: line.residualDegreesOfFreedom,
    rSquared: line.rSquared,
  };
}

function negative(value: number | null): number | null {
  return value === null ? null : 0 - value;
}

const notEstimable: Arrhenius = {
  activationEnergyEv: null,
  standardErrorEv: null,
  lowerEv: null,
  upperEv: null,
  lnPrefactor: null,
  standardErrorLnPrefactor: null,
  residualDegreesOfFreedom: null,
  rSquared: null,
};
