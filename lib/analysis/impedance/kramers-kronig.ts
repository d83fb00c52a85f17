/**
 * Linear Kramers–Kronig test: a chain of RC elements, whose impedance obeys the relations by construction, is fitted to
 * the spectrum; what it cannot follow is drift, non-linearity or an artefact.
 */
import { leastSquaresSolution } from "@/lib/statistics/fitting/least-squares-solution";

export interface KramersKronig {
  /** Number of RC elements, found by the µ criterion. */
  readonly elements: number;
  /** 1 − Σ|negative R| / Σ positive R: 1 while the chain follows the data, near 0 once it follows the noise. */
  readonly mu: number;
  /** (Z measured − Z of the chain) / |Z measured|, in the order of the spectrum. */
  readonly realResidual: readonly number[];
  readonly imaginaryResidual: readonly number[];
  readonly rmsResidual: number;
  readonly largestResidual: number;
  /** Where the largest one stands. */
  readonly largestAtHz: number;
  /** The root mean square stays within `consistentWithin`. */
  readonly isConsistent: boolean;
}

export interface KramersKronigOptions {
  /** µ below which no further element is added. @default 0.85, as the authors propose */
  readonly muLimit?: number;
  readonly mostElements?: number;
}

interface Points {
  readonly frequencyHz: readonly number[];
  readonly realOhm: readonly number[];
  readonly imaginaryOhm: readonly number[];
}

/** Root mean square of the relative residuals up to which a spectrum is called consistent. */
export const consistentWithin = 0.01;
/** Below it the signs of a coarse chain alternate on clean data too, and µ would stop the test too early. */
const fewestElementsPerDecade = 3;

/**
 * Returns the test, or null with fewer than five points or less than a decade of frequency. Beside the RC elements the
 * chain has a series resistance, inductance and capacitance, so that leads and blocking electrodes, which have no
 * finite limit at low frequency, are followed too. Residuals are weighed by the modulus.
 * Schönleber, Klotz, Ivers-Tiffée 2014, doi:10.1016/j.electacta.2014.01.034.
 */
export function kramersKronig(spectrum: Points, options: KramersKronigOptions = {}): KramersKronig | null {
  const { muLimit = 0.85, mostElements = 50 } = options;
  const { frequencyHz } = spectrum;
  const highest = Math.max(...frequencyHz);
  const lowest = Math.min(...frequencyHz);
  if (frequencyHz.length < 5 || highest < 10 * lowest) return null;
  const limit = Math.min(mostElements, frequencyHz.length);
  let best: ChainFit | null = null;
  // A chain this dense follows an ideal RC between two of its elements to a few tenths of a percent.
  const fewest = Math.ceil(fewestElementsPerDecade * Math.log10(highest / lowest)) + 1;
  for (let elements = Math.min(Math.ceil(limit / 2), fewest); elements <= limit; elements++) {
    const fit = fitChain(spectrum, timeConstantsS(lowest, highest, elements));
    // More elements than the data can tell apart: the chain before is the answer.
    if (fit === null) break;
    best = fit;
    if (fit.mu < muLimit) break;
  }
  return best === null ? null : resultOf(spectrum, best);
}

interface ChainFit {
  readonly elements: number;
  readonly mu: number;
  readonly realOhm: readonly number[];
  readonly imaginaryOhm: readonly number[];
}

function timeConstantsS(lowestHz: number, highestHz: number, count: number): readonly number[] {
  const fastest = Math.log(1 / (2 * Math.PI * highestHz));
  const slowest = Math.log(1 / (2 * Math.PI * lowestHz));
  return Array.from({ length: count }, (_, k) => Math.exp(fastest + ((slowest - fastest) * k) / (count - 1)));
}

/** The impedances that the chain adds up, each as [real, imaginary] at an angular frequency. */
function chainParts(times: readonly number[]): readonly ((omega: number) => readonly [number, number])[] {
  return [
    ...times.map((time) => (omega: number): readonly [number, number] => {
      const square = 1 + (omega * time) ** 2;
      return [1 / square, (-omega * time) / square];
    }),
    () => [1, 0],
    (omega) => [0, omega],
    (omega) => [0, -1 / omega],
  ];
}

function fitChain(spectrum: Points, times: readonly number[]): ChainFit | null {
  const { frequencyHz, realOhm, imaginaryOhm } = spectrum;
  const omega = frequencyHz.map((each) => 2 * Math.PI * each);
  const weight = realOhm.map((re, i) => 1 / Math.hypot(re, imaginaryOhm[i]!));
  const parts = chainParts(times);
  const columns = parts.map((part) =>
    Float64Array.from(omega.flatMap((each, i) => part(each).map((value) => value * weight[i]!))),
  );
  const target = Float64Array.from(
    realOhm.flatMap((re, i) => [re * weight[i]!, imaginaryOhm[i]! * weight[i]!]),
  );
  const solved = leastSquaresSolution(columns, target);
  if (solved === null) return null;
  const model = omega.map((each) => {
    let [re, im] = [0, 0];
    for (const [k, part] of parts.entries()) {
      const [partRe, partIm] = part(each);
      re += partRe * solved.solution[k]!;
      im += partIm * solved.solution[k]!;
    }
    return { re, im };
  });
  return {
    elements: times.length,
    mu: muOf(solved.solution.slice(0, times.length)),
    realOhm: model.map(({ re }) => re),
    imaginaryOhm: model.map(({ im }) => im),
  };
}

function muOf(resistances: readonly number[]): number {
  let [negative, positive] = [0, 0];
  for (const each of resistances) {
    if (each < 0) negative -= each;
    else positive += each;
  }
  return positive === 0 ? 0 : 1 - negative / positive;
}

function resultOf(spectrum: Points, fit: ChainFit): KramersKronig {
  const modulus = spectrum.realOhm.map((re, i) => Math.hypot(re, spectrum.imaginaryOhm[i]!));
  const realResidual = spectrum.realOhm.map((re, i) => (re - fit.realOhm[i]!) / modulus[i]!);
  const imaginaryResidual = spectrum.imaginaryOhm.map((im, i) => (im - fit.imaginaryOhm[i]!) / modulus[i]!);
  const sizes = realResidual.map((re, i) => Math.max(Math.abs(re), Math.abs(imaginaryResidual[i]!)));
  const largest = Math.max(...sizes);
  const squares = [...realResidual, ...imaginaryResidual].reduce((sum, each) => sum + each * each, 0);
  const rmsResidual = Math.sqrt(squares / (2 * realResidual.length));
  return {
    elements: fit.elements,
    mu: fit.mu,
    realResidual,
    imaginaryResidual,
    rmsResidual,
    largestResidual: largest,
    largestAtHz: spectrum.frequencyHz[sizes.indexOf(largest)]!,
    isConsistent: rmsResidual <= consistentWithin,
  };
}
