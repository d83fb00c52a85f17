/**
 * Lithium content of an alloying film from the charge passed. An upper bound by nature: all charge alloys, the film
 * is dense, the area is the interlayer's, no oxide and no electrolyte is reduced.
 */
import { type AlloyPhase, alloyPhases, type InterlayerMetal, metals, type XBasis } from "./alloy-phases";
import { coulombPerMah, faradayCPerMol, lithiumMolarVolumeCm3, lithiumThicknessUm } from "./lithium";

export interface Film {
  readonly metal: InterlayerMetal;
  readonly thicknessNm: number;
}

/** Charge in mAh cm⁻² that raises x in Li_xM by one: q₁ = F·ρ·t / (3.6·M). 200 nm Ag: 0.05213. */
export function chargePerX(film: Film): number {
  const { densityGPerCm3, molarMassGPerMol } = metals[film.metal];
  return (faradayCPerMol * densityGPerCm3 * film.thicknessNm * 1e-7) / (coulombPerMah * molarMassGPerMol);
}

/** x in Li_xM after that areal charge; null for copper, to which x does not apply. */
export function lithiumContent(
  film: Film,
  chargeMahCm2: number,
): { readonly x: number; readonly basis: XBasis } | null {
  return formsAlloys(film.metal) ? { x: chargeMahCm2 / chargePerX(film), basis: "Li_xM" } : null;
}

/** Relative standard uncertainty of x; ±5–10 % of a sputtered thickness usually rules. */
export function lithiumContentUncertainty(relative: {
  readonly charge?: number;
  readonly thickness?: number;
  readonly density?: number;
  readonly area?: number;
}): number {
  return Math.hypot(relative.charge ?? 0, relative.thickness ?? 0, relative.density ?? 0, relative.area ?? 0);
}

export interface PhaseCapacity extends AlloyPhase {
  readonly capacityMahCm2: number;
}

/** Theoretical areal capacity of every phase of the film's metal; empty for copper. */
export function phaseCapacities(film: Film): PhaseCapacity[] {
  const perX = chargePerX(film);
  return alloyPhases[film.metal].map((phase) => ({ ...phase, capacityMahCm2: phase.x * perX }));
}

/** x of one basis on another; null where the value cannot be (atomic fraction of 1 or more). */
export function convertX(x: number, from: XBasis, to: XBasis): number | null {
  const perMetal =
    from === "Li_xM" ? x : from === "Li_xM3" ? x / 3 : from === "atomic_percent" ? ratio(x / 100) : ratio(x);
  if (perMetal === null) return null;
  if (to === "Li_xM") return perMetal;
  if (to === "Li_xM3") return perMetal * 3;
  const fraction = perMetal / (1 + perMetal);
  return to === "atomic_percent" ? 100 * fraction : fraction;
}

function ratio(fraction: number): number | null {
  return fraction < 1 ? fraction / (1 - fraction) : null;
}

/** Most that a film alloys before lithium plates, mAh cm⁻², up to the phase of `partitionPlating`; copper: 0. */
export function filmUptake(film: Film): number {
  return (saturationPhase(film.metal, undefined)?.x ?? 0) * chargePerX(film);
}

export interface PlatingPartition {
  /** At most this much of the charge alloys. */
  readonly alloyMahCm2: number;
  /** The rest: metallic lithium and side reactions. */
  readonly metallicMahCm2: number;
  readonly metallicThicknessUm: number;
  /** Alloying share of the charge, 0 to 1. */
  readonly alloyShare: number;
  /** Phase up to which alloying was counted; null for copper. */
  readonly saturation: string | null;
}

/**
 * Splits a plated charge into what the film can take up and what is left for metallic lithium. Alloying is counted
 * up to `saturation`, by default the richest phase seen before lithium plates (Ag Li10Ag3, Au LiAu, Zn LiZn).
 */
export function partitionPlating(film: Film, chargeMahCm2: number, saturation?: string): PlatingPartition {
  const phase = saturationPhase(film.metal, saturation);
  const alloyMahCm2 = phase === null ? 0 : Math.min(chargeMahCm2, phase.x * chargePerX(film));
  const metallicMahCm2 = chargeMahCm2 - alloyMahCm2;
  return {
    alloyMahCm2,
    metallicMahCm2,
    metallicThicknessUm: lithiumThicknessUm(metallicMahCm2),
    alloyShare: chargeMahCm2 > 0 ? alloyMahCm2 / chargeMahCm2 : 0,
    saturation: phase?.name ?? null,
  };
}

const usualSaturation: Readonly<Record<InterlayerMetal, string | null>> = {
  Ag: "Li10Ag3",
  Au: "LiAu",
  Zn: "LiZn",
  Cu: null,
};

function saturationPhase(metal: InterlayerMetal, name: string | undefined): AlloyPhase | null {
  const wanted = name ?? usualSaturation[metal];
  return alloyPhases[metal].find((phase) => phase.name === wanted) ?? null;
}

/** t/t₀ of a dense film with additive molar volumes: 1 + x·V_Li/V_M (Ag: 1 + 1.264·x). */
export function expansionRatio(metal: InterlayerMetal, x: number): number {
  return 1 + x * volumeRatio(metal);
}

/** The x (basis Li_xM) that swells the film to that ratio. 5× on silver: 3.165. */
export function contentOfExpansion(metal: InterlayerMetal, expansion: number): number {
  return (expansion - 1) / volumeRatio(metal);
}

function volumeRatio(metal: InterlayerMetal): number {
  const { densityGPerCm3, molarMassGPerMol } = metals[metal];
  return (lithiumMolarVolumeCm3 * densityGPerCm3) / molarMassGPerMol;
}

function formsAlloys(metal: InterlayerMetal): boolean {
  return alloyPhases[metal].length > 0;
}
