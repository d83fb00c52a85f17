/**
 * Below which magnitude a current is noise. Found from the run itself, because files do not say it: a current that
 * scatters about zero flips its sign every few records and differs from record to record by as much as its own
 * size; a small current that is driven (a constant-voltage tail, a slow strip) does neither.
 */

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
  for (let k = 0; k < currentMa.length; k++) {
    const magnitude = Math.abs(currentMa[k]!);
    if (magnitude > maximumMa && magnitude < Number.POSITIVE_INFINITY) maximumMa = magnitude;
  }
  if (maximumMa === 0) return { thresholdMa: 0, maximumMa, ground: "no current flows" };

  const low = scatter(currentMa, lowShare * maximumMa);
  const all = scatter(currentMa, Number.POSITIVE_INFINITY);
  const fewLow = low.samples < 0.2 * all.samples;
  if (fewLow && all.samples >= 2 * fewestSamples && all.meanStretch < 4 && all.spread > 0.5) {
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

interface Scatter {
  readonly samples: number;
  readonly flips: number;
  /** Mean number of consecutive records of one sign. */
  readonly meanStretch: number;
  /** Robust standard deviation of a record, from the differences of neighbours, mA. */
  readonly deviationMa: number;
  /** Coefficient of variation of the magnitudes. */
  readonly spread: number;
  /** Magnitude that 99 % of the records next to a flip of sign stay below, mA. */
  readonly flippingMa: number;
}

/** Statistics of the non-zero currents of at most `limitMa`. */
function scatter(currentMa: Float64Array, limitMa: number): Scatter {
  const differences: number[] = [];
  const flipping: number[] = [];
  const stride = Math.max(1, Math.floor(currentMa.length / (20 * sampleLimit)));
  let samples = 0;
  let stretches = 0;
  let flips = 0;
  let sum = 0;
  let sumOfSquares = 0;
  let previous = 0;
  for (let k = 0; k < currentMa.length; k++) {
    const current = currentMa[k]!;
    const magnitude = Math.abs(current);
    if (!(magnitude > 0 && magnitude <= limitMa)) {
      previous = 0;
      continue;
    }
    samples++;
    sum += magnitude;
    sumOfSquares += magnitude * magnitude;
    if (previous !== 0) {
      if (k % stride === 0 && differences.length < sampleLimit)
        differences.push(Math.abs(current - previous));
      if (current > 0 !== previous > 0) {
        flips++;
        stretches++;
        if (flipping.length < sampleLimit) flipping.push(Math.min(magnitude, Math.abs(previous)));
      }
    } else stretches++;
    previous = current;
  }
  const mean = samples === 0 ? 0 : sum / samples;
  return {
    samples,
    flips,
    meanStretch: stretches === 0 ? Number.POSITIVE_INFINITY : samples / stretches,
    // Median |difference| of a Gaussian is 0.6745·√2 standard deviations.
    deviationMa: differences.length < fewestSamples ? 0 : quantile(differences, 0.5) / (0.6745 * Math.SQRT2),
    spread: mean === 0 ? 0 : Math.sqrt(Math.max(0, sumOfSquares / samples - mean * mean)) / mean,
    flippingMa: flipping.length === 0 ? 0 : quantile(flipping, 0.99),
  };
}

function quantile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
