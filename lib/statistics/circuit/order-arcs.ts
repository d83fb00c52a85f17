/** The numbering of arcs: the first is the one at the highest frequency. */
import type { Circuit } from "./parse-circuit";
import { type ArcTerm, arcTimeConstantS, seriesTerms } from "./series-terms";

/**
 * Returns for each parameter the index its value is to be taken from, so that arcs of one kind stand in the order of
 * their time constants. A circuit that is not a chain of elements and arcs keeps its order.
 */
export function orderArcs(circuit: Circuit, parameters: readonly number[]): readonly number[] {
  const source = parameters.map((_, index) => index);
  const arcs = (seriesTerms(circuit) ?? []).filter((term): term is ArcTerm => term.kind === "arc");
  for (const isCpe of [true, false]) {
    const places = arcs.filter((arc) => arc.isCpe === isCpe);
    const fastestFirst = [...places].sort(
      (a, b) => arcTimeConstantS(a, parameters) - arcTimeConstantS(b, parameters),
    );
    places.forEach((place, k) => {
      const from = fastestFirst[k]!;
      source[place.resistance] = from.resistance;
      source[place.capacitance] = from.capacitance;
      if (isCpe) source[place.capacitance + 1] = from.capacitance + 1;
    });
  }
  return source;
}
