/** Regions of a photoelectron spectrum, on the energy axis that the file itself stores. */
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";

export interface InspectedRegion {
  readonly name: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly points: number;
  readonly axis: "binding energy / eV" | "kinetic energy / eV" | "unknown";
}

export interface SpectrumInspection {
  readonly regions: readonly InspectedRegion[];
}

export function inspectSpectrum(recordings: readonly Recording[]): SpectrumInspection {
  return { regions: recordings.map(regionOf) };
}

function regionOf(recording: Recording): InspectedRegion {
  const binding = findColumn(recording, "bindingEnergyEv");
  const kinetic = findColumn(recording, "kineticEnergyEv");
  const stored = [binding, kinetic].find((column) => column?.origin === "file") ?? binding ?? kinetic;
  return {
    name: recording.name,
    start: stored?.values[0] ?? null,
    end: stored?.values[recording.rows - 1] ?? null,
    points: recording.rows,
    axis: axisOf(stored ?? null),
  };
}

function axisOf(column: Column | null): InspectedRegion["axis"] {
  if (column?.role === "bindingEnergyEv") return "binding energy / eV";
  return column?.role === "kineticEnergyEv" ? "kinetic energy / eV" : "unknown";
}
