/** Everything that an analysis of a run depends on, in one reading and one round trip. */
import type { Run } from "@/lib/contract/run";
import type { Transaction } from "./client";

export interface AnalysisInput {
  readonly id: string;
  readonly code: string;
  readonly projectId: string;
  readonly status: Run["status"];
  readonly temperatureC: number | null;
  readonly formationCycles: number;
  readonly endEvent: Run["endEvent"];
  readonly censorReason: Run["censorReason"];
  readonly endDecidedBy: Run["endDecidedBy"];
  readonly endReason: string | null;
  /** Of the result that is stored now. */
  readonly stored: {
    readonly inputHash: string;
    readonly isStale: boolean;
    readonly traceKey: string | null;
  } | null;
  readonly protocol: {
    readonly kind: string;
    readonly steps: unknown;
    readonly areaBasis: string;
    readonly upperCutoffV: number | null;
    readonly temperatureC: number | null;
  } | null;
  readonly cell: {
    readonly kind: "operando" | "half" | "hybrid_full" | null;
    readonly areaBasis: string;
    readonly counterDiameterMm: number | null;
    readonly cathodeDiameterMm: number | null;
    readonly cathodeLoadingMahCm2: number | null;
    readonly platingSign: number | null;
    readonly platingSignSource: "stated" | "inferred" | null;
  };
  readonly interlayer: {
    readonly metal: string;
    /** Of all layers, each as measured where it was, nominal elsewhere. */
    readonly thicknessNm: number | null;
    readonly maskDiameterMm: number | null;
  };
  readonly pellet: {
    readonly diameterMm: number | null;
    readonly thicknessUm: number | null;
    readonly polishedThicknessUm: number | null;
    readonly conductivities: readonly {
      readonly temperatureC: number;
      readonly conductivityMsCm: number;
      readonly part: string;
    }[];
  };
  /** All files of the run, in whatever state. */
  readonly fileCount: number;
  /** Cycling files that were read and not superseded, in order. */
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly sha256: string;
    readonly traceKey: string;
  }[];
  /** Impedance files of looks at this run, or at a cell that has no other, whose cycle is stated. */
  readonly spectra: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly sizeBytes: number;
    readonly afterCycle: number;
  }[];
}

export async function loadAnalysisInput(tx: Transaction, runId: string): Promise<AnalysisInput | null> {
  const rows = await tx.$queryRaw<{ input: AnalysisInput }[]>`
    SELECT jsonb_build_object(
      'id', run.id, 'code', run.code, 'projectId', run.project_id, 'status', run.status,
      'temperatureC', run.temperature_c, 'formationCycles', run.formation_cycles, 'endEvent', run.end_event,
      'censorReason', run.censor_reason, 'endDecidedBy', run.end_decided_by, 'endReason', run.end_reason,
      'stored', (SELECT jsonb_build_object('inputHash', input_hash, 'isStale', is_stale,
          'traceKey', trace_key) FROM run_results WHERE run_id = run.id),
      'protocol', CASE WHEN protocol.id IS NULL THEN NULL ELSE jsonb_build_object(
        'kind', protocol.kind, 'steps', protocol.steps, 'areaBasis', protocol.area_basis,
        'upperCutoffV', protocol.upper_cutoff_v, 'temperatureC', protocol.temperature_c) END,
      'cell', jsonb_build_object(
        'kind', cell.kind, 'areaBasis', cell.area_basis, 'counterDiameterMm', cell.counter_diameter_mm,
        'cathodeDiameterMm', cell.cathode_diameter_mm, 'cathodeLoadingMahCm2', cell.cathode_loading_mah_cm2,
        'platingSign', cell.plating_sign, 'platingSignSource', cell.plating_sign_source),
      'interlayer', jsonb_build_object(
        'metal', interlayer.metal, 'thicknessNm', coalesce((
          SELECT CASE WHEN count(*) = count(coalesce(measured_thickness_nm, nominal_thickness_nm))
            THEN sum(coalesce(measured_thickness_nm, nominal_thickness_nm)) END
          FROM interlayer_layers WHERE interlayer_id = interlayer.id), interlayer.nominal_thickness_nm),
        'maskDiameterMm', interlayer.mask_diameter_mm),
      'pellet', jsonb_build_object(
        'diameterMm', pellet.diameter_mm, 'thicknessUm', pellet.thickness_um,
        'polishedThicknessUm', pellet.polished_thickness_um,
        'conductivities', coalesce((SELECT jsonb_agg(jsonb_build_object('temperatureC', temperature_c,
          'conductivityMsCm', conductivity_ms_cm, 'part', part) ORDER BY id)
          FROM pellet_conductivities WHERE pellet_id = pellet.id), '[]'::jsonb)),
      'fileCount', (SELECT count(*) FROM run_files WHERE run_id = run.id),
      'files', coalesce((SELECT jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name,
          'sha256', file.sha256, 'traceKey', file.trace_key) ORDER BY file.position, file.id)
        FROM run_files AS file
        WHERE file.run_id = run.id AND file.status = 'done' AND file.kind = 'cycling'
          AND file.superseded_by_id IS NULL AND file.trace_key IS NOT NULL), '[]'::jsonb),
      'spectra', coalesce((SELECT jsonb_agg(jsonb_build_object('sha256', file.sha256, 'name', file.name,
          'sizeBytes', raw.size_bytes, 'afterCycle', look.cell_cycle) ORDER BY look.cell_cycle, file.id)
        FROM characterizations AS look
          JOIN characterization_files AS file ON file.characterization_id = look.id
          JOIN raw_files AS raw ON raw.sha256 = file.sha256
        WHERE look.technique = 'EIS' AND look.archived_at IS NULL AND look.cell_cycle IS NOT NULL
          AND (look.run_id = run.id OR (look.cell_id = run.cell_id
            AND NOT EXISTS (SELECT FROM runs AS other WHERE other.cell_id = run.cell_id
              AND other.id <> run.id AND other.archived_at IS NULL)))), '[]'::jsonb)) AS input
    FROM runs AS run
      JOIN cells AS cell ON cell.id = run.cell_id
      JOIN interlayers AS interlayer ON interlayer.id = cell.interlayer_id
      JOIN pellets AS pellet ON pellet.id = interlayer.pellet_id
      LEFT JOIN protocols AS protocol ON protocol.id = run.protocol_id
    WHERE run.id = ${runId}::uuid`;
  return rows[0]?.input ?? null;
}

/** Runs whose result waits to be computed again, oldest first. */
export async function listStaleRuns(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.runResult.findMany({
    where: { isStale: true },
    orderBy: { computedAt: "asc" },
    select: { runId: true },
  });
  return rows.map((row) => row.runId);
}

/** Marks results of another analysis version; returns how many. */
export async function markOtherVersionsStale(tx: Transaction, analysisVersion: number): Promise<number> {
  const { count } = await tx.runResult.updateMany({
    where: { analysisVersion: { not: analysisVersion }, isStale: false },
    data: { isStale: true },
  });
  return count;
}

/** Takes the result of a run away that has no readable file left. */
export async function removeRunResult(tx: Transaction, runId: string): Promise<void> {
  await tx.cycle.deleteMany({ where: { runId } });
  await tx.runResult.deleteMany({ where: { runId } });
}
