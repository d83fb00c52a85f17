/**
 * Below which magnitude a current is noise. Found from the run itself, because files do not say it: a current that
 * scatters about zero flips its sign every few records and differs from record to record by as much as its own
 * size; a small current that is driven (a constant-voltage tail, a slow strip) does neither.
 */
import { nthSmallest } from "./nth-smallest";

export interface CurrentThreshold {
  /** Magnitudes at or below this are no current, mA. */
  readonly thresholdMa: number;
  readonly maximumMa: number;
  /** How the threshold was found, in words. */
  readonly ground: string;
}

/** Share of the largest current under which a current may be noise at all. */
const lowShare = 0.01;
/** Scatter of a Gaussian noise reaches five standard deviations once in two million records. */
const noiseWidths = 5;
const sampleLimit = 20_000;
const fewestSamples = 10;

/** Threshold of a run; next to nothing where no current scatters about zero. Missing values are passed over. */
export function currentThreshold(currentMa: Float64Array): CurrentThreshold {
  let maximumMa = 0;
  let leastMa = Number.POSITIVE_INFINITY;
  let samples = 0;
  let stretches = 0;
  let previous = 0;
  for (let k = 0; k < currentMa.length; k++) {
    const current = currentMa[k]!;
    // Missing values are no current either.
    const sign = current > 0 ? 1 : current < 0 ? -1 : 0;
    if (sign !== 0) {
      samples++;
      if (sign !== previous) stretches++;
      const magnitude = Math.abs(current);
      if (magnitude < leastMa) leastMa = magnitude;
      if (magnitude > maximumMa && magnitude < Number.POSITIVE_INFINITY) maximumMa = magnitude;
    }
    previous = sign;
  }
  if (maximumMa === 0) return { thresholdMa: 0, maximumMa, ground: "no current flows" };

  const lowMa = lowShare * maximumMa;
  const low = leastMa > lowMa ? nothingLow : scatter(currentMa, lowMa);
  const fewLow = low.samples < 0.2 * samples;
  const isChanging = samples / stretches < 4;
  if (fewLow && isChanging && samples >= 2 * fewestSamples && isOfAllSizes(currentMa, samples)) {
    return {
      thresholdMa: maximumMa * (1 + 1e-9),
      maximumMa,
      ground: "the current of the whole run scatters about zero",
    };
  }
  // Far below any current range's last digit, but above what summing and subtracting counters leaves behind.
  const roundingMa = maximumMa * 1e-7;
  if (low.samples < fewestSamples) {
    return { thresholdMa: roundingMa, maximumMa, ground: "no small currents to judge noise from" };
  }
  const alternating = low.meanStretch < 4 && low.flips >= fewestSamples / 2 ? low.flippingMa : 0;
  const noiseMa = Math.max(noiseWidths * low.deviationMa, 1.2 * alternating);
  if (noiseMa <= roundingMa) return { thresholdMa: roundingMa, maximumMa, ground: "no scatter about zero" };
  return {
    thresholdMa: Math.min(noiseMa, lowShare * maximumMa),
    maximumMa,
    ground: "scatter of the currents below 1 % of the largest",
  };
}

/** Whether the non-zero currents of a run that changes its sign all the time are of all sizes too. */
function isOfAllSizes(currentMa: Float64Array, samples: number): boolean {
  let sum = 0;
  let sumOfSquares = 0;
  for (let k = 0; k < currentMa.length; k++) {
    const current = currentMa[k]!;
    if (Number.isNaN(current)) continue;
    sum += Math.abs(current);
    sumOfSquares += current * current;
  }
  const mean = sum / samples;
  return Math.sqrt(Math.max(0, sumOfSquares / samples - mean * mean)) / mean > 0.5;
}

interface Scatter {
  readonly samples: number;
  readonly flips: number;
  /** Mean number of consecutive records of one sign. */
  readonly meanStretch: number;
  /** Robust standard deviation of a record, from the differences of neighbours, mA. */
  readonly deviationMa: number;
  /** Magnitude that 99 % of the records next to a flip of sign stay below, mA. */
  readonly flippingMa: number;
}

const nothingLow: Scatter = {
  samples: 0,
  flips: 0,
  meanStretch: Number.POSITIVE_INFINITY,
  deviationMa: 0,
  flippingMa: 0,
};

/** Statistics of the non-zero currents of at most `limitMa`. */
function scatter(currentMa: Float64Array, limitMa: number): Scatter {
  const most = Math.min(sampleLimit, currentMa.length);
  const differences = new Float64Array(most);
  const flipping = new Float64Array(most);
  const stride = Math.max(1, Math.floor(currentMa.length / (20 * sampleLimit)));
  let differenceCount = 0;
  let flippingCount = 0;
  let samples = 0;
  let stretches = 0;
  let flips = 0;
  let previous = 0;
  for (let k = 0; k < currentMa.length; k++) {
    const current = currentMa[k]!;
    const magnitude = Math.abs(current);
    if (!(magnitude > 0 && magnitude <= limitMa)) {
      previous = 0;
      continue;
    }
    samples++;
    if (previous !== 0) {
      if (differenceCount < most && k % stride === 0) {
        differences[differenceCount] = Math.abs(current - previous);
        differenceCount++;
      }
      if (current > 0 !== previous > 0) {
        flips++;
        stretches++;
        if (flippingCount < most) {
          flipping[flippingCount] = Math.min(magnitude, Math.abs(previous));
          flippingCount++;
        }
      }
    } else stretches++;
    previous = current;
  }
  return {
    samples,
    flips,
    meanStretch: stretches === 0 ? Number.POSITIVE_INFINITY : samples / stretches,
    // Median |difference| of a Gaussian is 0.6745·√2 standard deviations.
    deviationMa:
      differenceCount < fewestSamples
        ? 0
        : quantile(differences, differenceCount, 0.5) / (0.6745 * Math.SQRT2),
    flippingMa: flippingCount === 0 ? 0 : quantile(flipping, flippingCount, 0.99),
  };
}

function quantile(values: Float64Array, count: number, share: number): number {
  return nthSmallest(values, count, Math.min(count - 1, Math.floor(share * count)));
}
