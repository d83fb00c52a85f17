/** Which circuit a pellet's spectrum asks for, and what its resistances are. */
import { type CircuitFit, circuitFit } from "@/lib/statistics/circuit-fit";
import { type ArcOrigin, arcCapacitanceF, arcLabels, arcOrigin, pelletCircuits } from "./pellet-models";
import type { ImpedanceSpectrum } from "./spectrum";

export interface Estimate {
  readonly value: number;
  readonly standardUncertainty: number;
}

export interface FittedArc {
  readonly origin: ArcOrigin;
  readonly resistanceOhm: Estimate;
  readonly n: Estimate;
  readonly capacitanceF: number;
  readonly apexHz: number;
}

export interface PelletFit {
  readonly circuit: string;
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** Fastest first. */
  readonly arcs: readonly FittedArc[];
  /** Null where no part of the spectrum tells the bulk from the grain boundaries. */
  readonly bulkOhm: Estimate | null;
  readonly grainBoundaryOhm: Estimate | null;
  /** All that is faster than the electrodes, leads included; null where the spectrum holds electrodes alone. */
  readonly totalOhm: Estimate | null;
  readonly interfaceOhm: Estimate | null;
  /** Root mean square of the residuals over |Z|. */
  readonly rmsResidual: number;
  readonly bic: number;
  /** Meets the second half of `choiceCriterion`. */
  readonly isDetermined: boolean;
}

export interface PelletFits {
  /** Null when no circuit describes the spectrum with parameters it determines. */
  readonly chosen: PelletFit | null;
  /** All that converged, by BIC. */
  readonly tried: readonly PelletFit[];
  readonly criterion: string;
}

export const choiceCriterion =
  "lowest BIC of the modulus-weighted residuals among the circuits whose resistances of the pellet are known to 10 % and of the electrodes to 50 % (standard error), and whose CPE exponents lie between 0.4 and 1.05";

type Points = Pick<ImpedanceSpectrum, "frequencyHz" | "realOhm" | "imaginaryOhm">;

/**
 * Fits all circuits of `pelletCircuits`, starts found from the spectrum itself, and chooses by `choiceCriterion`.
 * @param cellConstantPerCm L/A of the pellet (cm⁻¹), by which capacitances are compared with the literature; 1 where
 *   the geometry is unknown.
 */
export function fitPellet(
  spectrum: Points,
  options: { readonly cellConstantPerCm?: number; readonly circuits?: readonly string[] } = {},
): PelletFits {
  const { cellConstantPerCm, circuits = pelletCircuits } = options;
  return chooseFit(circuits.flatMap((circuit) => pelletFit(spectrum, circuit, cellConstantPerCm) ?? []));
}

export function chooseFit(fits: readonly PelletFit[]): PelletFits {
  const tried = [...fits].sort((a, b) => a.bic - b.bic);
  return { chosen: tried.find((fit) => fit.isDetermined) ?? null, tried, criterion: choiceCriterion };
}

/** Returns one circuit's fit, or null when it does not converge or only with values that no pellet can have. */
export function pelletFit(spectrum: Points, circuit: string, cellConstantPerCm = 1): PelletFit | null {
  const fit = circuitFit(spectrum, { circuit });
  const squares = fit.weightedResidualSumOfSquares;
  const parameters = estimates(fit);
  if (squares === null || parameters === null) return null;
  const count = 2 * spectrum.frequencyHz.length;
  const arcs = arcLabels(circuit).map((label) => arcOf(parameters, label, cellConstantPerCm));
  return {
    circuit,
    parameters,
    arcs,
    ...resistances(parameters.r0Ohm ?? null, arcs),
    rmsResidual: Math.sqrt(squares / count),
    // A spectrum without noise would ask for the logarithm of zero.
    bic:
      count * Math.log(Math.max(squares / count, 1e-24)) + Object.keys(parameters).length * Math.log(count),
    isDetermined: isDetermined(parameters, arcs),
  };
}

function estimates(fit: CircuitFit): Readonly<Record<string, Estimate>> | null {
  const found: [string, Estimate][] = [];
  for (const [name, { value, standardError }] of Object.entries(fit.parameters)) {
    if (value === null || standardError === null || !Number.isFinite(value + standardError)) return null;
    if (/^[rqn]\d/.test(name) && value <= 0) return null;
    found.push([name, { value, standardUncertainty: standardError }]);
  }
  return Object.fromEntries(found);
}

function arcOf(
  parameters: Readonly<Record<string, Estimate>>,
  label: number,
  cellConstantPerCm: number,
): FittedArc {
  const resistanceOhm = parameters[`r${label}Ohm`]!;
  const q = parameters[`q${label}`]!;
  const n = parameters[`n${label}`]!;
  const capacitanceF = arcCapacitanceF(resistanceOhm.value, q.value, n.value);
  return {
    origin: arcOrigin(capacitanceF * cellConstantPerCm),
    resistanceOhm,
    n,
    capacitanceF,
    apexHz: 1 / (2 * Math.PI * (resistanceOhm.value * q.value) ** (1 / n.value)),
  };
}

/**
 * R0 holds whatever is faster than the spectrum reaches: the bulk before a grain-boundary arc, bulk and grain boundaries
 * together before an electrode's, and only the leads before a bulk arc.
 */
function resistances(r0: Estimate | null, arcs: readonly FittedArc[]) {
  const of = (origin: ArcOrigin) =>
    sumOf(arcs.filter((arc) => arc.origin === origin).map((arc) => arc.resistanceOhm));
  const bulkArc = of("bulk");
  const grainBoundaryOhm = of("grain_boundary");
  return {
    bulkOhm: bulkArc ?? (grainBoundaryOhm === null ? null : r0),
    grainBoundaryOhm,
    totalOhm: sumOf([r0, bulkArc, grainBoundaryOhm].filter((each) => each !== null)),
    interfaceOhm: of("interface"),
  };
}

/** Variances add; neighbouring arcs share their error with opposite signs, so this errs on the large side. */
function sumOf(parts: readonly Estimate[]): Estimate | null {
  if (parts.length === 0) return null;
  return {
    value: parts.reduce((sum, each) => sum + each.value, 0),
    standardUncertainty: Math.hypot(...parts.map((each) => each.standardUncertainty)),
  };
}

function isDetermined(parameters: Readonly<Record<string, Estimate>>, arcs: readonly FittedArc[]): boolean {
  const within = ({ value, standardUncertainty }: Estimate, share: number) =>
    standardUncertainty < share * value;
  const r0 = parameters.r0Ohm;
  if (r0 !== undefined && !within(r0, 0.1)) return false;
  const exponents = Object.keys(parameters).filter((name) => /^n\d/.test(name));
  return (
    arcs.every((arc) => within(arc.resistanceOhm, arc.origin === "interface" ? 0.5 : 0.1)) &&
    exponents.every((name) => parameters[name]!.value >= 0.4 && parameters[name]!.value <= 1.05)
  );
}
