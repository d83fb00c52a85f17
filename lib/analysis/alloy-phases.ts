/**
 * The metals of sputtered interlayers and the lithium phases that may form, as points on the axis x in Li_xM. The
 * list is a source's, not nature's: it is neither complete nor free of rivals, and every x names its basis.
 */

/** What x counts. Li_xM: lithium per metal atom. */
export type XBasis = "Li_xM" | "Li_xM3" | "Li_xM_{1-x}" | "atomic_percent";

export interface MetalConstants {
  readonly densityGPerCm3: number;
  readonly molarMassGPerMol: number;
}

export interface AlloyPhase {
  readonly name: string;
  /** Greek letter of the phase diagram, where one is in use. */
  readonly label?: string;
  /** On the basis Li_xM. */
  readonly x: number;
  readonly source: "reference" | "other";
}

export type InterlayerMetal = "Ag" | "Au" | "Zn" | "Cu";

export const metals: Readonly<Record<InterlayerMetal, MetalConstants>> = {
  Ag: { densityGPerCm3: 10.49, molarMassGPerMol: 107.868 },
  Au: { densityGPerCm3: 19.3, molarMassGPerMol: 196.967 },
  Zn: { densityGPerCm3: 7.14, molarMassGPerMol: 65.38 },
  Cu: { densityGPerCm3: 8.96, molarMassGPerMol: 63.546 },
};

/** Phases by rising x; empty for copper, which forms none. Phases marked "other" are named by other sources only. */
export const alloyPhases: Readonly<Record<InterlayerMetal, readonly AlloyPhase[]>> = {
  Ag: [
    { name: "LiAg", label: "β", x: 1, source: "reference" },
    { name: "Li9Ag4", label: "γ3", x: 9 / 4, source: "reference" },
    { name: "Li3Ag", x: 3, source: "reference" },
    { name: "Li10Ag3", label: "γ2", x: 10 / 3, source: "reference" },
    { name: "Li4Ag", x: 4, source: "other" },
    { name: "Li11Ag2", x: 11 / 2, source: "other" },
    { name: "Li12Ag", label: "γ1", x: 12, source: "reference" },
  ],
  Au: [
    { name: "LiAu", x: 1, source: "reference" },
    { name: "Li3Au", x: 3, source: "reference" },
    { name: "Li15Au4", x: 15 / 4, source: "reference" },
  ],
  Zn: [
    { name: "Li2Zn5", x: 2 / 5, source: "reference" },
    { name: "LiZn2", x: 1 / 2, source: "reference" },
    { name: "Li2Zn3", x: 2 / 3, source: "reference" },
    { name: "LiZn", x: 1, source: "reference" },
  ],
  Cu: [],
};
