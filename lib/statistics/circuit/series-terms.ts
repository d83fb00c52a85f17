/** Circuits that are a chain of simple terms, the kind whose start values can be found without help. */
import type { Circuit, CircuitNode } from "./parse-circuit";

/** A resistance bridged by a capacitance or constant-phase element: one arc of a Nyquist plot. */
export interface ArcTerm {
  readonly kind: "arc";
  readonly resistance: number;
  /** Index of C, or of Q with n after it. */
  readonly capacitance: number;
  readonly isCpe: boolean;
}

export interface PlainTerm {
  readonly kind: "R" | "L" | "C" | "CPE" | "W";
  readonly parameter: number;
}

export type SeriesTerm = ArcTerm | PlainTerm;

/** Returns the terms in order, or null when a part is more than an element or an arc. */
export function seriesTerms(circuit: Circuit): readonly SeriesTerm[] | null {
  const { root } = circuit;
  const terms = (root.kind === "series" ? root.parts : [root]).map(termOf);
  return terms.includes(null) ? null : (terms as readonly SeriesTerm[]);
}

function termOf(node: CircuitNode): SeriesTerm | null {
  if (node.kind === "series") return null;
  if (node.kind !== "parallel") return { kind: node.kind, parameter: node.firstParameter };
  const [one, other] = node.parts;
  if (node.parts.length !== 2) return null;
  const resistor = [one!, other!].find((part) => part.kind === "R");
  const capacitor = [one!, other!].find((part) => part.kind === "C" || part.kind === "CPE");
  if (resistor?.kind !== "R" || (capacitor?.kind !== "C" && capacitor?.kind !== "CPE")) return null;
  return {
    kind: "arc",
    resistance: resistor.firstParameter,
    capacitance: capacitor.firstParameter,
    isCpe: capacitor.kind === "CPE",
  };
}

/** Returns the time constant (s) of an arc: (R Q)^(1/n), or R C. */
export function arcTimeConstantS(arc: ArcTerm, parameters: readonly number[]): number {
  const product = parameters[arc.resistance]! * parameters[arc.capacitance]!;
  return arc.isCpe ? product ** (1 / parameters[arc.capacitance + 1]!) : product;
}
