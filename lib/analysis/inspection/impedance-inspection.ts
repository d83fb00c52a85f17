/** Sweeps and ranges of an impedance file. Imaginary parts are negative when capacitive. */
import { findColumn, type Recording } from "@/lib/domain/recording";
import { columnRange } from "./column-range";

export interface ImpedanceRanges {
  readonly points: number;
  readonly frequencyMinHz: number | null;
  readonly frequencyMaxHz: number | null;
  readonly realMinOhm: number | null;
  readonly realMaxOhm: number | null;
  readonly imaginaryMinOhm: number | null;
  readonly imaginaryMaxOhm: number | null;
}

export interface ImpedanceInspection extends ImpedanceRanges {
  readonly sweeps: readonly ({ readonly name: string } & ImpedanceRanges)[];
}

export function inspectImpedance(recordings: readonly Recording[]): ImpedanceInspection {
  const sweeps = recordings.filter((recording) => findColumn(recording, "frequencyHz") !== null);
  return {
    ...rangesOf(sweeps),
    sweeps: sweeps.map((sweep) => ({ name: sweep.name, ...rangesOf([sweep]) })),
  };
}

function rangesOf(sweeps: readonly Recording[]): ImpedanceRanges {
  const frequency = columnRange(sweeps, "frequencyHz");
  const real = columnRange(sweeps, "impedanceRealOhm");
  const imaginary = columnRange(sweeps, "impedanceImaginaryOhm");
  return {
    points: sweeps.reduce((sum, sweep) => sum + sweep.rows, 0),
    frequencyMinHz: frequency.min,
    frequencyMaxHz: frequency.max,
    realMinOhm: real.min,
    realMaxOhm: real.max,
    imaginaryMinOhm: imaginary.min,
    imaginaryMaxOhm: imaginary.max,
  };
}
