/** Circuits that are linear in their amplitudes once time constants and exponents are given. */
import { leastSquaresSolution } from "../fitting/least-squares-solution";
import type { Circuit } from "./parse-circuit";
import { type ArcTerm, type SeriesTerm, seriesTerms } from "./series-terms";
import { pointWeights, type Spectrum } from "./spectrum";

/** What is not linear in a term: the time constant of an arc, and the exponent of a constant-phase element. */
export interface TermShape {
  readonly timeConstantS: number;
  readonly exponent: number;
}

export interface Candidate {
  readonly parameters: readonly number[];
  /** Squared residuals over |Z|². */
  readonly squares: number;
}

/**
 * Returns a function that finds the parameters for a shape of each term, null where no non-negative amplitudes do; or
 * null for a circuit that is not a chain of elements and arcs. Always weighed by the modulus, so that a small arc is
 * found beside a large one.
 */
export function linearCandidates(
  circuit: Circuit,
  spectrum: Spectrum,
): ((shapes: readonly TermShape[]) => Candidate | null) | null {
  const terms = seriesTerms(circuit);
  if (terms === null) return null;
  const weights = pointWeights(spectrum, "modulus").map((weight) => (Number.isFinite(weight) ? weight : 0));
  const points = spectrum.frequencyHz.length;
  const target = new Float64Array(2 * points);
  for (let i = 0; i < points; i++) {
    target[2 * i] = spectrum.realOhm[i]! * weights[i]!;
    target[2 * i + 1] = spectrum.imaginaryOhm[i]! * weights[i]!;
  }
  return (shapes) => {
    const columns = terms.map((term, k) => {
      const impedance = unitImpedance(term, shapes[k]!);
      const column = new Float64Array(2 * points);
      spectrum.frequencyHz.forEach((frequency, i) => {
        const [re, im] = impedance(2 * Math.PI * frequency);
        column[2 * i] = re * weights[i]!;
        column[2 * i + 1] = im * weights[i]!;
      });
      return column;
    });
    const amplitudes = nonNegativeSolution(columns, target);
    if (amplitudes === null) return null;
    let squares = 0;
    target.forEach((value, row) => {
      const model = columns.reduce((sum, column, k) => sum + column[row]! * amplitudes[k]!, 0);
      squares += (model - value) ** 2;
    });
    return { parameters: parametersOf(circuit, terms, amplitudes, shapes), squares };
  };
}

/** The impedance of a term of unit amplitude, as real and imaginary part. */
function unitImpedance(
  term: SeriesTerm,
  { timeConstantS, exponent }: TermShape,
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
  shapes: readonly TermShape[],
): readonly number[] {
  const parameters = circuit.parameterNames.map(() => 0);
  const largest = Math.max(
    ...terms.map((term, k) => (term.kind === "R" || term.kind === "arc" ? amplitudes[k]! : 0)),
  );
  terms.forEach((term, k) => {
    // What the spectrum does not ask for starts small, not at the edge where a fit would stick.
    const amplitude = amplitudes[k] || (term.kind === "L" ? 1e-9 : 1e-3 * (largest || 1));
    if (term.kind === "arc") setArc(parameters, term, amplitude, shapes[k]!);
    else if (term.kind === "C") parameters[term.parameter] = 1 / amplitude;
    else if (term.kind === "CPE") {
      parameters[term.parameter] = 1 / amplitude;
      parameters[term.parameter + 1] = shapes[k]!.exponent;
    } else parameters[term.parameter] = amplitude;
  });
  return parameters;
}

function setArc(
  parameters: number[],
  arc: ArcTerm,
  resistanceOhm: number,
  { timeConstantS, exponent }: TermShape,
) {
  parameters[arc.resistance] = resistanceOhm;
  parameters[arc.capacitance] = timeConstantS ** (arc.isCpe ? exponent : 1) / resistanceOhm;
  if (arc.isCpe) parameters[arc.capacitance + 1] = exponent;
}
