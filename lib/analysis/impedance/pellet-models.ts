/** The equivalent circuits tried on a pellet between two electrodes, from the plainest to the richest. */

/** Arcs in series, with or without a resistance before them; a last CPE where the electrodes block ions. */
const chains = [
  "R0+CPE0",
  "R0+(R1||CPE1)",
  "(R1||CPE1)+CPE0",
  "R0+(R1||CPE1)+CPE0",
  "(R1||CPE1)+(R2||CPE2)",
  "R0+(R1||CPE1)+(R2||CPE2)",
  "(R1||CPE1)+(R2||CPE2)+CPE0",
  "R0+(R1||CPE1)+(R2||CPE2)+CPE0",
  "(R1||CPE1)+(R2||CPE2)+(R3||CPE3)",
  "R0+(R1||CPE1)+(R2||CPE2)+(R3||CPE3)",
] as const;

/** Every chain alone and with the inductance of the leads (L). */
export const pelletCircuits: readonly string[] = chains.flatMap((chain) => [chain, `L+${chain}`]);

/** Labels of the arcs of such a circuit, fastest first. */
export function arcLabels(circuit: string): readonly number[] {
  return [...circuit.matchAll(/\(R(\d)\|\|CPE\d\)/g)].map((match) => Number(match[1]));
}

export type ArcOrigin = "bulk" | "grain_boundary" | "interface";

/**
 * Returns where an arc comes from, by its capacitance per geometry (F cm⁻¹, C·L/A): a bulk has some 1e-12, grain
 * boundaries 1e-11 to 1e-8, electrodes and reaction layers more. Irvine, Sinclair, West 1990,
 * doi:10.1002/adma.19900020304. The bulk's limit is drawn at 3e-11, since garnets have a permittivity of 40 to 100 and
 * thin pellets stray capacitance.
 */
export function arcOrigin(capacitanceFPerCm: number): ArcOrigin {
  if (capacitanceFPerCm < 3e-11) return "bulk";
  return capacitanceFPerCm < 1e-8 ? "grain_boundary" : "interface";
}

/** Capacitance (F) of an arc of R and CPE: (R^(1−n) Q)^(1/n). Hsu, Mansfeld 2001, doi:10.5006/1.3280607. */
export function arcCapacitanceF(resistanceOhm: number, q: number, n: number): number {
  return (resistanceOhm ** (1 - n) * q) ** (1 / n);
}
