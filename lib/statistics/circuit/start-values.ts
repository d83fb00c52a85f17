/** Start values of a circuit fit, found from the spectrum itself. */
import { leastSquaresSolution } from "../fitting/least-squares-solution";
import type { Circuit } from "./parse-circuit";
import { type ArcTerm, type SeriesTerm, seriesTerms } from "./series-terms";
import { pointWeights, type Spectrum } from "./spectrum";

/** Candidates handed to the fit, best first. */
const candidatesKept = 10;
/** Exponents tried for constant-phase elements. */
const exponents = [0.95, 0.85, 0.7];

/**
 * Returns up to ten sets of start values, best first, or null for a circuit that is not a chain of elements and arcs.
 * For given time constants and exponents such a circuit is linear in its resistances, so every combination of time
 * constants on a logarithmic grid is solved directly; the fastest arc comes first. Always weighed by the modulus, so
 * that a small arc is found beside a large one.
 */
export function startValues(circuit: Circuit, spectrum: Spectrum): readonly (readonly number[])[] | null {
  const terms = seriesTerms(circuit);
  if (terms === null) return null;
  const weights = pointWeights(spectrum, "modulus").map((weight) => (Number.isFinite(weight) ? weight : 0));
  const arcs = terms.filter((term) => term.kind === "arc").length;
  const candidates: Candidate[] = [];
  for (const timeConstantsS of combinations(timeGridS(spectrum, arcs), arcs)) {
    let best: Candidate | null = null;
    for (const exponent of exponents) {
      const candidate = solve(circuit, terms, timeConstantsS, exponent, spectrum, weights);
      if (candidate !== null && (best === null || candidate.squares < best.squares)) best = candidate;
    }
    if (best !== null) candidates.push(best);
  }
  candidates.sort((a, b) => a.squares - b.squares);
  return candidates.slice(0, candidatesKept).map((each) => each.parameters);
}

interface Candidate {
  readonly parameters: readonly number[];
  readonly squares: number;
}

/** Time constants over the measured range, ascending; fewer for more arcs, so that combinations stay in hundreds. */
function timeGridS(spectrum: Spectrum, arcs: number): readonly number[] {
  const steps = arcs <= 1 ? 24 : arcs === 2 ? 16 : arcs === 3 ? 11 : Math.max(9, arcs + 2);
  const fastest = Math.log(1 / (2 * Math.PI * Math.max(...spectrum.frequencyHz)));
  const slowest = Math.log(1 / (2 * Math.PI * Math.min(...spectrum.frequencyHz)));
  return Array.from({ length: steps }, (_, k) => Math.exp(fastest + ((slowest - fastest) * k) / (steps - 1)));
}

function combinations(values: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) =>
    combinations(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]),
  );
}

function solve(
  circuit: Circuit,
  terms: readonly SeriesTerm[],
  timeConstantsS: readonly number[],
  exponent: number,
  spectrum: Spectrum,
  weights: readonly number[],
): Candidate | null {
  let arc = 0;
  const shapes = terms.map((term) =>
    shapeOf(term, term.kind === "arc" ? timeConstantsS[arc++]! : 0, exponent),
  );
  const points = spectrum.frequencyHz.length;
  const columns = shapes.map((shape) => {
    const column = new Float64Array(2 * points);
    spectrum.frequencyHz.forEach((frequency, i) => {
      const [re, im] = shape(2 * Math.PI * frequency);
      column[2 * i] = re * weights[i]!;
      column[2 * i + 1] = im * weights[i]!;
    });
    return column;
  });
  const target = new Float64Array(2 * points);
  for (let i = 0; i < points; i++) {
    target[2 * i] = spectrum.realOhm[i]! * weights[i]!;
    target[2 * i + 1] = spectrum.imaginaryOhm[i]! * weights[i]!;
  }
  const amplitudes = nonNegativeSolution(columns, target);
  if (amplitudes === null) return null;
  let squares = 0;
  target.forEach((value, row) => {
    const model = columns.reduce((sum, column, k) => sum + column[row]! * amplitudes[k]!, 0);
    squares += (model - value) ** 2;
  });
  return { parameters: parametersOf(circuit, terms, amplitudes, timeConstantsS, exponent), squares };
}

/** The impedance of a term of unit amplitude, as real and imaginary part. */
function shapeOf(
  term: SeriesTerm,
  timeConstantS: number,
  exponent: number,
): (omega: number) => [number, number] {
  const n = term.kind === "CPE" || (term.kind === "arc" && term.isCpe) ? exponent : 1;
  const cos = Math.cos((n * Math.PI) / 2);
  const sin = Math.sin((n * Math.PI) / 2);
  switch (term.kind) {
    case "R":
      return () => [1, 0];
    case "L":
      return (omega) => [0, omega];
    case "W":
      return (omega) => [1 / Math.sqrt(omega), -1 / Math.sqrt(omega)];
    case "C":
    case "CPE":
      return (omega) => [cos / omega ** n, -sin / omega ** n];
    case "arc":
      return (omega) => {
        const power = (omega * timeConstantS) ** n;
        const re = 1 + power * cos;
        const im = power * sin;
        const square = re * re + im * im;
        return [re / square, -im / square];
      };
  }
}

/** Least squares without negative amplitudes: a negative one is taken out and the rest solved again. */
function nonNegativeSolution(columns: readonly Float64Array[], target: Float64Array): number[] | null {
  let kept = columns.map((_, k) => k);
  while (kept.length > 0) {
    const solved = leastSquaresSolution(
      kept.map((k) => columns[k]!),
      target,
    );
    if (solved === null) return null;
    const negative = solved.solution.findIndex((value) => value <= 0);
    if (negative < 0) {
      const amplitudes = columns.map(() => 0);
      kept.forEach((k, position) => {
        amplitudes[k] = solved.solution[position]!;
      });
      return amplitudes;
    }
    kept = kept.filter((_, position) => solved.solution[position]! > 0);
  }
  return null;
}

function parametersOf(
  circuit: Circuit,
  terms: readonly SeriesTerm[],
  amplitudes: readonly number[],
  timeConstantsS: readonly number[],
  exponent: number,
): readonly number[] {
  const parameters = circuit.parameterNames.map(() => 0);
  const largest = Math.max(
    ...terms.map((term, k) => (term.kind === "R" || term.kind === "arc" ? amplitudes[k]! : 0)),
  );
  let arc = 0;
  terms.forEach((term, k) => {
    // What the spectrum does not ask for starts small, not at the edge where a fit would stick.
    const amplitude = amplitudes[k] || (term.kind === "L" ? 1e-9 : 1e-3 * (largest || 1));
    if (term.kind === "arc") setArc(parameters, term, amplitude, timeConstantsS[arc++]!, exponent);
    else if (term.kind === "C") parameters[term.parameter] = 1 / amplitude;
    else if (term.kind === "CPE") {
      parameters[term.parameter] = 1 / amplitude;
      parameters[term.parameter + 1] = exponent;
    } else parameters[term.parameter] = amplitude;
  });
  return parameters;
}

function setArc(
  parameters: number[],
  arc: ArcTerm,
  resistanceOhm: number,
  timeConstantS: number,
  exponent: number,
) {
  parameters[arc.resistance] = resistanceOhm;
  parameters[arc.capacitance] = timeConstantS ** (arc.isCpe ? exponent : 1) / resistanceOhm;
  if (arc.isCpe) parameters[arc.capacitance + 1] = exponent;
}
