/** Scans of a diffraction file. */
import { findColumn, type Recording } from "@/lib/domain/recording";

export interface InspectedScan {
  readonly name: string;
  readonly twoThetaStart: number | null;
  readonly twoThetaEnd: number | null;
  /** Mean step in degrees. */
  readonly step: number | null;
  readonly points: number;
  readonly maxIntensity: number | null;
  /** 2θ of the largest intensity. */
  readonly maxAt: number | null;
}

export interface DiffractionInspection {
  readonly scans: readonly InspectedScan[];
}

export function inspectDiffraction(recordings: readonly Recording[]): DiffractionInspection {
  return { scans: recordings.map(scanOf) };
}

function scanOf(recording: Recording): InspectedScan {
  const angle = findColumn(recording, "twoThetaDeg")?.values;
  const intensity = findColumn(recording, "intensity")?.values;
  const points = recording.rows;
  const start = angle?.[0] ?? null;
  const end = angle?.[points - 1] ?? null;
  let top = -1;
  if (intensity !== undefined) {
    for (let k = 0; k < points; k++) if (top < 0 || intensity[k]! > intensity[top]!) top = k;
  }
  return {
    name: recording.name,
    twoThetaStart: start,
    twoThetaEnd: end,
    step: start === null || end === null || points < 2 ? null : (end - start) / (points - 1),
    points,
    maxIntensity: top < 0 ? null : intensity![top]!,
    maxAt: top < 0 ? null : (angle?.[top] ?? null),
  };
}
