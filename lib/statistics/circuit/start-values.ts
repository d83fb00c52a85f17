/** Start values of a circuit fit, found from the spectrum itself. */
import { type Candidate, linearCandidates, type TermShape } from "./linear-candidate";
import type { Circuit } from "./parse-circuit";
import { arcTimeConstantS, type SeriesTerm, seriesTerms } from "./series-terms";
import type { Spectrum } from "./spectrum";

/** Candidates handed to the fit, best first. */
const candidatesKept = 10;
/** Exponents tried for constant-phase elements. */
const exponents = [0.95, 0.85, 0.7];
/** Places tried for one arc among the others, and how many of them are handed to the fit. */
const placesOfOne = 24;
const candidatesOfOne = 4;

/**
 * Returns up to ten sets of start values, best first, or null for a circuit that is not a chain of elements and arcs.
 * For given time constants and exponents such a circuit is linear in its resistances, so every combination of time
 * constants on a logarithmic grid is solved directly, with one exponent for all; the fastest arc comes first.
 */
export function startValues(circuit: Circuit, spectrum: Spectrum): readonly (readonly number[])[] | null {
  const terms = seriesTerms(circuit);
  const solve = linearCandidates(circuit, spectrum);
  if (terms === null || solve === null) return null;
  const arcs = terms.filter((term) => term.kind === "arc").length;
  const candidates: Candidate[] = [];
  for (const timeConstantsS of combinations(timeGridS(spectrum, stepsFor(arcs)), arcs)) {
    let best: Candidate | null = null;
    for (const exponent of exponents) {
      let arc = 0;
      const candidate = solve(
        terms.map((term) => ({
          timeConstantS: term.kind === "arc" ? timeConstantsS[arc++]! : 0,
          exponent,
        })),
      );
      if (candidate !== null && (best === null || candidate.squares < best.squares)) best = candidate;
    }
    if (best !== null) candidates.push(best);
  }
  return bestOf(candidates, candidatesKept).map((each) => each.parameters);
}

/**
 * Returns start values that differ from a fit in the place and exponent of one arc: where two arcs have come to share
 * what one could do, the other is free to explain what is left elsewhere.
 */
export function movedArcs(
  circuit: Circuit,
  spectrum: Spectrum,
  fitted: readonly number[],
): readonly (readonly number[])[] {
  const terms = seriesTerms(circuit) ?? [];
  const solve = linearCandidates(circuit, spectrum);
  // A single arc was tried everywhere from the start.
  if (solve === null || terms.filter((term) => term.kind === "arc").length < 2) return [];
  const shapes = terms.map((term) => shapeOf(term, fitted));
  if (shapes.some(({ timeConstantS, exponent }) => !Number.isFinite(timeConstantS) || !(exponent > 0)))
    return [];
  return terms.flatMap((term, k) => {
    if (term.kind !== "arc") return [];
    const grid = timeGridS(spectrum, placesOfOne);
    const apart = 1.5 * Math.log(grid[1]! / grid[0]!);
    const candidates = grid
      .filter((timeConstantS) => Math.abs(Math.log(timeConstantS / shapes[k]!.timeConstantS)) > apart)
      .flatMap((timeConstantS) =>
        bestOf(
          (term.isCpe ? exponents : [1]).flatMap(
            (exponent) => solve(shapes.with(k, { timeConstantS, exponent })) ?? [],
          ),
          1,
        ),
      );
    return bestOf(candidates, candidatesOfOne).map((each) => each.parameters);
  });
}

function shapeOf(term: SeriesTerm, fitted: readonly number[]): TermShape {
  if (term.kind === "arc") {
    const exponent = term.isCpe ? fitted[term.capacitance + 1]! : 1;
    return { timeConstantS: arcTimeConstantS(term, fitted), exponent };
  }
  return { timeConstantS: 0, exponent: term.kind === "CPE" ? fitted[term.parameter + 1]! : 1 };
}

function bestOf(candidates: Candidate[], count: number): readonly Candidate[] {
  candidates.sort((a, b) => a.squares - b.squares);
  return candidates.slice(0, count);
}

/** Fewer steps for more arcs, so that combinations stay in hundreds. */
function stepsFor(arcs: number): number {
  return arcs <= 1 ? 24 : arcs === 2 ? 16 : arcs === 3 ? 11 : Math.max(9, arcs + 2);
}

/** Time constants over the measured range, ascending. */
function timeGridS(spectrum: Spectrum, steps: number): readonly number[] {
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
