/** One impedance spectrum, ready to be tested and fitted. */
import { findColumn, type Recording } from "@/lib/domain/recording";

/** Points from the highest frequency down. */
export interface ImpedanceSpectrum {
  readonly name: string;
  readonly frequencyHz: readonly number[];
  readonly realOhm: readonly number[];
  /** Negative when capacitive. */
  readonly imaginaryOhm: readonly number[];
  /** Mean of the file's own temperatures; null where it stores none. */
  readonly temperatureC: number | null;
  /** Records without a positive frequency and a finite impedance, which no spectrum can hold. */
  readonly pointsLeftOut: number;
}

/** Returns the spectrum of an impedance recording, or null where it lacks a column or a usable point. */
export function spectrumOf(recording: Recording): ImpedanceSpectrum | null {
  const frequency = findColumn(recording, "frequencyHz")?.values;
  const real = findColumn(recording, "impedanceRealOhm")?.values;
  const imaginary = findColumn(recording, "impedanceImaginaryOhm")?.values;
  if (frequency === undefined || real === undefined || imaginary === undefined) return null;
  const points: { f: number; re: number; im: number }[] = [];
  for (let row = 0; row < recording.rows; row++) {
    const [f = Number.NaN, re = Number.NaN, im = Number.NaN] = [frequency[row], real[row], imaginary[row]];
    if (f > 0 && Number.isFinite(f + re + im) && (re !== 0 || im !== 0)) points.push({ f, re, im });
  }
  if (points.length === 0) return null;
  points.sort((a, b) => b.f - a.f);
  return {
    name: recording.name,
    frequencyHz: points.map(({ f }) => f),
    realOhm: points.map(({ re }) => re),
    imaginaryOhm: points.map(({ im }) => im),
    temperatureC: meanOf(findColumn(recording, "temperatureC")?.values ?? []),
    pointsLeftOut: recording.rows - points.length,
  };
}

function meanOf(values: ArrayLike<number>): number | null {
  const finite = Array.from(values).filter((value) => Number.isFinite(value));
  return finite.length === 0 ? null : finite.reduce((sum, each) => sum + each, 0) / finite.length;
}
