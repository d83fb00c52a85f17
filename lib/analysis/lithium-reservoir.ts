/** The lithium that a life needs against the lithium that was there: Σ(1 − CE)·Q cannot exceed the counter's. */
import type { Cycle } from "./cycles";

export interface ReservoirBalance {
  /** Σ(1 − CE_k)·Q_k over cycles with both halves, mAh cm⁻². */
  readonly lostMahCm2: number;
  readonly inventoryMahCm2: number;
  /** More lost than there was: a short, a wrong charge or a wrong inventory. */
  readonly violated: boolean;
}

/** Null when the cycles have no areal charge. */
export function reservoirBalance(cycles: readonly Cycle[], inventoryMahCm2: number): ReservoirBalance | null {
  const full = cycles.filter((cycle) => cycle.platedMahCm2 !== null && cycle.strippedMahCm2 !== null);
  if (full.length === 0) return null;
  const lostMahCm2 = full.reduce((sum, cycle) => sum + cycle.platedMahCm2! - cycle.strippedMahCm2!, 0);
  return { lostMahCm2, inventoryMahCm2, violated: lostMahCm2 > inventoryMahCm2 };
}

/** Least mean CE with which that many cycles of that charge can be had from the inventory; 0 if any will do. */
export function leastMeanCe(inventoryMahCm2: number, cycles: number, chargeMahCm2: number): number {
  return Math.max(0, 1 - inventoryMahCm2 / (cycles * chargeMahCm2));
}
