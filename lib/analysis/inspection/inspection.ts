/**
 * What `inspect` tells about a file, as the plain object that becomes its JSON. The field names are a promise to
 * other programs: fields may be added, never renamed.
 */
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { ColumnOrigin, ColumnRole, Recording, RecordingKind } from "@/lib/domain/recording";
import { type CyclingInspection, inspectCycling } from "./cycling-inspection";
import { type DiffractionInspection, inspectDiffraction } from "./diffraction-inspection";
import { type ImpedanceInspection, inspectImpedance } from "./impedance-inspection";
import { inspectMicrograph, type MicrographInspection } from "./micrograph-inspection";
import { inspectSpectrum, type SpectrumInspection } from "./spectrum-inspection";

export interface InspectedColumn {
  readonly name: string;
  readonly unit: string | null;
  /** What the product understands the column to be; null if it keeps it as the vendor's. */
  readonly role: ColumnRole | null;
  readonly origin: ColumnOrigin;
}

export interface InspectedWarning {
  readonly code: string;
  readonly message: string;
  readonly at?: string;
}

export interface FileInspection {
  readonly file: string;
  readonly format: string;
  readonly formatVersion: string | null;
  readonly kind: RecordingKind;
  readonly records: number;
  readonly columns: readonly InspectedColumn[];
  /** ISO 8601, with an offset only where the file gives one; as printed where it cannot be decided; null if absent. */
  readonly startedAt: string | null;
  readonly instrument: string | null;
  readonly technique: string | null;
  readonly warnings: readonly InspectedWarning[];
}

export type Inspection = FileInspection &
  (
    | Record<never, never>
    | CyclingInspection
    | ImpedanceInspection
    | DiffractionInspection
    | SpectrumInspection
    | MicrographInspection
  );

/** Everything about one parsed file; `file` is the name it was asked for by. */
export function inspectFile(file: string, parsed: ParsedFile): Inspection {
  const own = parsed.recordings.filter((recording) => recording.kind === parsed.kind);
  const recordings = own.length > 0 ? own : parsed.recordings;
  const { warnings, ...findings } = findingsOf(parsed.kind, recordings, parsed);
  return {
    file,
    format: parsed.format,
    formatVersion: parsed.formatVersion,
    kind: parsed.kind,
    records: recordings.reduce((sum, recording) => sum + recording.rows, 0),
    columns: columnsOf(recordings),
    startedAt: parsed.startedAt?.iso ?? parsed.startedAt?.printed ?? null,
    instrument: parsed.instrument,
    technique: parsed.technique,
    ...findings,
    warnings: [...parsed.warnings, ...warnings].map(({ code, message, at }) => ({
      code,
      message,
      ...(at === undefined ? {} : { at }),
    })),
  };
}

function findingsOf(kind: RecordingKind, recordings: readonly Recording[], parsed: ParsedFile) {
  switch (kind) {
    case "cycling":
      return inspectCycling(recordings);
    case "impedance":
      return { ...inspectImpedance(recordings), warnings: [] };
    case "diffraction":
      return { ...inspectDiffraction(recordings), warnings: [] };
    case "spectrum":
      return { ...inspectSpectrum(recordings), warnings: [] };
    case "micrograph":
      return { ...inspectMicrograph(parsed), warnings: [] };
  }
}

/** Columns in the order of first appearance; one that several recordings share is listed once. */
function columnsOf(recordings: readonly Recording[]): InspectedColumn[] {
  const seen = new Map<string, InspectedColumn>();
  for (const recording of recordings) {
    for (const { name, unit, role, origin } of recording.columns) {
      const key = JSON.stringify([name, unit, role]);
      if (!seen.has(key)) seen.set(key, { name, unit, role, origin });
    }
  }
  return [...seen.values()];
}
