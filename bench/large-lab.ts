/** A lab of 10,000 cells and 1,000,000 cycles, made by SQL in seconds. */
import pg from "pg";

export const largeLab = { cells: 10_000, cyclesEach: 100 } as const;

/** Five interlayers in turn, four lots, one run a cell; every tenth run is a ramp of current densities. */
const statements: readonly string[] = [
  `INSERT INTO projects (id, slug, name, updated_at) VALUES (gen_random_uuid(), 'large', 'A large lab', now())`,
  `INSERT INTO lots (id, code, project_id, kind, name, composition, updated_at)
   SELECT gen_random_uuid(), 'L-9' || lpad(k::text, 4, '0'), (SELECT id FROM projects WHERE slug = 'large'), 'pellet',
     'Lot ' || k, 'Li6.5La3Zr1.5Ta0.5O12', now() FROM generate_series(1, 40) AS k`,
  `INSERT INTO protocols (id, code, project_id, family_id, name, kind, steps, lower_cutoff_v, upper_cutoff_v,
     temperature_c, updated_at)
   SELECT gen_random_uuid(), 'T-900' || k, (SELECT id FROM projects WHERE slug = 'large'), gen_random_uuid(),
     'Recipe ' || k, (CASE k WHEN 1 THEN 'cycle_life' ELSE 'ccd' END)::protocol_kind, '[]', -0.5, 4, 25, now()
   FROM generate_series(1, 2) AS k`,
  `CREATE TEMP TABLE plan AS SELECT k, gen_random_uuid() AS pellet, gen_random_uuid() AS film,
     gen_random_uuid() AS cell, gen_random_uuid() AS run, (ARRAY['Ag', 'Zn', 'Au', 'Cu', 'bare'])[1 + k % 5] AS metal,
     0.99 - 0.03 * (k % 5) + 0.002 * sin(k) AS ce, k % 10 = 9 AS ramp,
     (SELECT id FROM projects WHERE slug = 'large') AS project
   FROM generate_series(1, ${largeLab.cells}) AS k`,
  `INSERT INTO pellets (id, code, project_id, lot_id, composition, thickness_um, diameter_mm, status, updated_at)
   SELECT pellet, 'P-9' || lpad(k::text, 5, '0'), project,
     (SELECT id FROM lots WHERE code = 'L-9' || lpad((1 + k % 40)::text, 4, '0')), 'Li6.5La3Zr1.5Ta0.5O12', 500, 14,
     'built_in', now() FROM plan`,
  `INSERT INTO pellet_treatments (id, pellet_id, face, position, kind, agent)
   SELECT gen_random_uuid(), pellet, 'A', step, (ARRAY['polish', 'etch'])[step + 1], (ARRAY['P800', '1 M HCl'])[step + 1]
   FROM plan, generate_series(0, 1) AS step`,
  `INSERT INTO interlayers (id, code, project_id, pellet_id, face, is_bare, metal, nominal_thickness_nm,
     mask_diameter_mm, updated_at)
   SELECT film, 'I-9' || lpad(k::text, 5, '0'), project, pellet, 'A', metal = 'bare', metal,
     CASE metal WHEN 'bare' THEN 0 ELSE 200 END, 12, now() FROM plan`,
  `INSERT INTO cells (id, code, project_id, kind, interlayer_id, label, housing, counter_diameter_mm, collector_foil,
     lithium_thickness_um, stack_pressure_mpa, built_on, status, updated_at)
   SELECT cell, 'C-9' || lpad(k::text, 5, '0'), project, 'half', film, metal || ' 200 nm', 'pouch', 12, 'Cu 10 µm', 40, 2,
     DATE '2024-01-01' + (k / 20), 'ended', now() FROM plan`,
  `INSERT INTO runs (id, code, project_id, cell_id, protocol_id, cycler, channel, temperature_c, started_at, status,
     formation_cycles, updated_at)
   SELECT run, 'R-9' || lpad(k::text, 5, '0'), project, cell,
     (SELECT id FROM protocols WHERE code = CASE WHEN ramp THEN 'T-9002' ELSE 'T-9001' END), 'a cycler',
     (k % 64)::text, 25, TIMESTAMPTZ '2024-01-02' + k * interval '1 hour', 'running', 3, now() FROM plan`,
  `INSERT INTO cycles (run_id, number, plated_mah, stripped_mah, plated_mah_cm2, stripped_mah_cm2, ce_fraction,
     mean_plating_v, mean_stripping_v, polarisation_v, plating_current_density_ma_cm2, stripping_current_density_ma_cm2,
     start_s, end_s, first_record, last_record, turn_record, flags)
   SELECT run, n, 0.565, 0.565 * ce, 0.5, 0.5 * ce, ce, -0.03, 0.05, 0.08, 0.5, 0.5, n * 8000.0, n * 8000.0 + 7200,
     n * 130, n * 130 + 120, n * 130 + 60, '{}'
   FROM plan, generate_series(1, ${largeLab.cyclesEach}) AS n`,
  `INSERT INTO run_results (run_id, analysis_version, input_hash, plating_sign, plating_sign_source, area_basis, area_cm2,
     records, cycle_count, completed_cycles, duration_s, ce_first_fraction, ce_fraction, ce_window_start, ce_window_end,
     current_density_ma_cm2, areal_capacity_mah_cm2, is_ccd, ccd_pass_ma_cm2, ccd_fail_ma_cm2, life_cycles, life_event,
     flags)
   SELECT run, 1, md5(k::text), -1, 'inferred', 'interlayer', 1.131, 13000, 100, 100, 800000, ce - 0.1, ce, 4, 99, 0.5, 0.5,
     ramp, CASE WHEN ramp THEN 0.1 * (1 + k % 8) END, CASE WHEN ramp THEN 0.1 * (2 + k % 8) END,
     CASE WHEN k % 3 = 0 THEN 20 + k % 70 ELSE 100 END, (CASE WHEN k % 3 = 0 THEN 'short_hard' END)::end_event, '{}'
   FROM plan`,
  "ANALYZE",
];

export async function seedLargeLab(url: string, say: (line: string) => void) {
  const begun = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const counted = await client.query(
      "SELECT (SELECT count(*) FROM cells)::int AS cells, count(*)::int AS cycles FROM cycles",
    );
    const { cells, cycles } = counted.rows[0];
    const seconds = Math.round((performance.now() - begun) / 1000);
    say(`a lab of ${cells} cells and ${cycles} cycles is there after ${seconds} s`);
    return { cells, cycles, seedS: seconds };
  } finally {
    await client.end();
  }
}
