/**
 * Limits of the short-circuit rules. They are stored with every finding; raise the version whenever one changes, so
 * that an old finding stays what it was.
 */
export const shortRuleSet = { id: "shorts", version: 1 } as const;

export interface ShortParameters {
  /** S1: |V| below this share of j·L/σ is incompatible with an intact pellet. */
  readonly floorShare: number;
  readonly floorRecords: number;
  readonly floorS: number;
  /** S1: lithium plates freely after this multiple of the film's uptake. */
  readonly saturation: number;
  /** S2: sudden fall of |V| at constant current. */
  readonly dropV: number;
  readonly dropShare: number;
  readonly edgeS: number;
  readonly longestSampleS: number;
  /** S3: scatter of dV/dt against the cell's own. */
  readonly noiseRatio: number;
  readonly noiseRecords: number;
  /** S4: stripped over plated. */
  readonly stripRatio: number;
  /** S4, S5: the cut-off counts as reached within this distance. */
  readonly cutoffToleranceV: number;
  /** S5: charge over cathode inventory. */
  readonly inventoryRatio: number;
  readonly efficiencyDrop: number;
  /** S6: a stripped half cell rests above `restFromV`; below `restToV` it is shorted. */
  readonly restFromV: number;
  readonly restToV: number;
  /** S7: R_total over the pellet's own. */
  readonly resistanceShare: number;
  readonly resistivePhaseDeg: number;
  readonly lowFrequencyHz: number;
}

export const usualShortParameters: ShortParameters = {
  floorShare: 0.5,
  floorRecords: 5,
  floorS: 30,
  saturation: 1.2,
  dropV: 0.02,
  dropShare: 0.3,
  edgeS: 5,
  longestSampleS: 120,
  noiseRatio: 5,
  noiseRecords: 21,
  stripRatio: 1.02,
  cutoffToleranceV: 0.05,
  inventoryRatio: 1.05,
  efficiencyDrop: 0.2,
  restFromV: 1,
  restToV: 0.1,
  resistanceShare: 0.8,
  resistivePhaseDeg: 3,
  lowFrequencyHz: 1000,
};
