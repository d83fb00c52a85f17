/** Equivalent circuits fitted to impedance spectra. */
import { circuitImpedance } from "./circuit/circuit-impedance";
import { orderArcs } from "./circuit/order-arcs";
import { type Circuit, parseCircuit } from "./circuit/parse-circuit";
import { type CircuitWeighting, pointWeights, type Spectrum } from "./circuit/spectrum";
import { movedArcs, startValues } from "./circuit/start-values";
import { type Linearisation, levenbergMarquardt, type NonlinearFit } from "./fitting/levenberg-marquardt";
import { refuse, requireFinite, requireSameLength } from "./require-numbers";

export interface CircuitFitOptions {
  /** E.g. `L+R0+(R1||CPE1)+(R2||CPE2)`. */
  readonly circuit: string;
  /** Residuals over |Z measured|, or as they are. @default "modulus" */
  readonly weighting?: CircuitWeighting | undefined;
  /** By name of the parameter. @default found from the spectrum, for a chain of elements and arcs */
  readonly start?: Readonly<Record<string, number>> | undefined;
}

export interface CircuitFit {
  /** By name, with the unit in it; q is in S sⁿ. Standard errors are scaled by the residual variance. */
  readonly parameters: Readonly<
    Record<string, { readonly value: number | null; readonly standardError: number | null }>
  >;
  readonly weightedResidualSumOfSquares: number | null;
  /** Two for each point, less the parameters. */
  readonly degreesOfFreedom: number;
  readonly isConverged: boolean;
}

/**
 * Returns the complex non-linear least-squares fit to real and imaginary part. Arcs of one kind are numbered from the
 * highest frequency down. All null with fewer numbers than parameters, without convergence, when the parameters
 * cannot be told apart, or when the spectrum does not bound one; errors null when no degree of freedom is left.
 * Boukamp 1986, doi:10.1016/0167-2738(86)90031-7.
 */
export function circuitFit(spectrum: Spectrum, options: CircuitFitOptions): CircuitFit {
  const { weighting = "modulus" } = options;
  requireSpectrum(spectrum, weighting);
  const circuit = parseCircuit(options.circuit);
  const given = options.start === undefined ? null : givenStart(circuit, options.start);
  const degreesOfFreedom = 2 * spectrum.frequencyHz.length - circuit.parameterNames.length;
  if (degreesOfFreedom < 0) return notEstimable(circuit, degreesOfFreedom);

  const weights = pointWeights(spectrum, weighting);
  const model = (parameters: readonly number[]) => linearise(parameters, circuit, spectrum, weights);
  const best = lowest(
    given === null ? automaticFits(options.circuit, circuit, spectrum, model) : fitsFrom(given, model),
  );
  const gram = best?.inverseGramDiagonal ?? null;
  if (best === null || gram === null) return notEstimable(circuit, degreesOfFreedom);

  const variance = degreesOfFreedom > 0 ? best.sumOfSquares / degreesOfFreedom : null;
  const source = orderArcs(circuit, best.parameters);
  const parameters = circuit.parameterNames.map((name, index) => {
    const from = source[index]!;
    const standardError = variance === null ? null : Math.sqrt(variance * gram[from]!);
    return [name, { value: best.parameters[from]!, standardError }] as const;
  });
  return {
    parameters: Object.fromEntries(parameters),
    weightedResidualSumOfSquares: best.sumOfSquares,
    degreesOfFreedom,
    isConverged: true,
  };
}

/** Arcs that may be moved in a row; most fits need none. */
const mostMoves = 3;

type Model = (parameters: readonly number[]) => Linearisation;

/** From the caller's start both ways are tried, since either may run into a corner the other avoids. */
function fitsFrom(start: readonly number[], model: Model): readonly NonlinearFit[] {
  return [
    levenbergMarquardt(start, model),
    ...(start.every((value) => value > 0) ? [fitByLogarithms(start, model)] : []),
  ];
}

/** Every candidate walks a while; only the best arrive, and from there single arcs are tried elsewhere. */
function automaticFits(
  text: string,
  circuit: Circuit,
  spectrum: Spectrum,
  model: Model,
): readonly NonlinearFit[] {
  const starts = startValues(circuit, spectrum);
  if (starts === null) return refuse(`circuit "${text}" is no chain of elements and arcs: give start values`);
  const fits = walkedFrom(starts, model)
    .slice(0, 3)
    .map((each) => fitByLogarithms(each.parameters, model));
  for (let move = 0; move < mostMoves; move++) {
    const best = lowest(fits);
    if (best === null) break;
    const [moved] = walkedFrom(movedArcs(circuit, spectrum, best.parameters), model);
    if (moved === undefined || !(moved.sumOfSquares < best.sumOfSquares * (1 - 1e-6))) break;
    fits.push(fitByLogarithms(moved.parameters, model));
  }
  return fits;
}

/** Some steps from each start, the best first. */
function walkedFrom(starts: readonly (readonly number[])[], model: Model): readonly NonlinearFit[] {
  const walked = starts.map((start) => walkByLogarithms(start, model, 60));
  return walked.sort((a, b) => a.sumOfSquares - b.sumOfSquares);
}

/**
 * Parameters span fifteen orders of magnitude and most must stay positive, so the way to the minimum is walked in
 * their logarithms; the last steps are in the parameters themselves, where an inductance may also come out negative.
 */
function fitByLogarithms(start: readonly number[], model: Model): NonlinearFit {
  return levenbergMarquardt(walkByLogarithms(start, model).parameters, model);
}

function walkByLogarithms(start: readonly number[], model: Model, mostIterations?: number): NonlinearFit {
  const walk = levenbergMarquardt(
    start.map(Math.log),
    (logarithms) => {
      const parameters = logarithms.map(Math.exp);
      const { residuals, jacobian } = model(parameters);
      return {
        residuals,
        jacobian: jacobian.map((column, j) => column.map((each) => each * parameters[j]!)),
      };
    },
    mostIterations,
  );
  return { ...walk, parameters: walk.parameters.map(Math.exp) };
}

function lowest(fits: readonly NonlinearFit[]): NonlinearFit | null {
  let best: NonlinearFit | null = null;
  for (const fit of fits) {
    if (fit.isConverged && (best === null || fit.sumOfSquares < best.sumOfSquares)) best = fit;
  }
  return best;
}

function linearise(
  parameters: readonly number[],
  circuit: Circuit,
  spectrum: Spectrum,
  weights: readonly number[],
): Linearisation {
  const points = spectrum.frequencyHz.length;
  const residuals = new Float64Array(2 * points);
  const jacobian = parameters.map(() => new Float64Array(2 * points));
  for (let i = 0; i < points; i++) {
    const { impedance, derivatives } = circuitImpedance(circuit, parameters, spectrum.frequencyHz[i]!);
    residuals[2 * i] = (impedance.re - spectrum.realOhm[i]!) * weights[i]!;
    residuals[2 * i + 1] = (impedance.im - spectrum.imaginaryOhm[i]!) * weights[i]!;
    derivatives.forEach((derivative, j) => {
      jacobian[j]![2 * i] = derivative.re * weights[i]!;
      jacobian[j]![2 * i + 1] = derivative.im * weights[i]!;
    });
  }
  return { residuals, jacobian };
}

function requireSpectrum(spectrum: Spectrum, weighting: CircuitWeighting): void {
  const { frequencyHz, realOhm, imaginaryOhm } = spectrum;
  requireSameLength({ frequencyHz, realOhm, imaginaryOhm });
  requireFinite("frequencyHz", frequencyHz);
  requireFinite("realOhm", realOhm);
  requireFinite("imaginaryOhm", imaginaryOhm);
  if (weighting !== "modulus" && weighting !== "unit") {
    refuse(`weighting must be modulus or unit, found ${String(weighting)}`);
  }
  frequencyHz.forEach((each, i) => {
    if (each <= 0) refuse(`frequencyHz[${i}] must be positive, found ${each}`);
    if (weighting === "modulus" && realOhm[i] === 0 && imaginaryOhm[i] === 0) {
      refuse(`point ${i} has no impedance to weigh by`);
    }
  });
}

function givenStart(circuit: Circuit, start: Readonly<Record<string, number>>): readonly number[] {
  const unknown = Object.keys(start).filter((name) => !circuit.parameterNames.includes(name));
  const missing = circuit.parameterNames.filter((name) => !Object.hasOwn(start, name));
  if (unknown.length + missing.length > 0) {
    refuse(`start must name ${circuit.parameterNames.join(", ")}; found ${Object.keys(start).join(", ")}`);
  }
  const values = circuit.parameterNames.map((name) => start[name]!);
  requireFinite("start", values);
  return values;
}

function notEstimable(circuit: Circuit, degreesOfFreedom: number): CircuitFit {
  const nothing = { value: null, standardError: null };
  return {
    parameters: Object.fromEntries(circuit.parameterNames.map((name) => [name, nothing])),
    weightedResidualSumOfSquares: null,
    degreesOfFreedom,
    isConverged: false,
  };
}
