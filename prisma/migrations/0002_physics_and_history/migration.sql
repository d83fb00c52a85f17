-- What physics forbids, what a kind of cell requires, and a history that cannot be rewritten.

-- Materials
ALTER TABLE "lots"
  ADD CONSTRAINT "lots_purity_range" CHECK (purity_percent IS NULL OR (purity_percent > 0 AND purity_percent <= 100)),
  ADD CONSTRAINT "lots_thickness_positive" CHECK (thickness_um IS NULL OR thickness_um > 0),
  ADD CONSTRAINT "lots_diameter_positive" CHECK (diameter_mm IS NULL OR diameter_mm > 0),
  ADD CONSTRAINT "lots_areal_capacity_positive" CHECK (areal_capacity_mah_cm2 IS NULL OR areal_capacity_mah_cm2 > 0);
ALTER TABLE "pellets"
  ADD CONSTRAINT "pellets_thickness_positive" CHECK (thickness_um IS NULL OR thickness_um > 0),
  ADD CONSTRAINT "pellets_polished_thickness_positive" CHECK (polished_thickness_um IS NULL OR polished_thickness_um > 0),
  ADD CONSTRAINT "pellets_polish_removes" CHECK (polished_thickness_um IS NULL OR thickness_um IS NULL OR polished_thickness_um <= thickness_um),
  ADD CONSTRAINT "pellets_diameter_positive" CHECK (diameter_mm IS NULL OR diameter_mm > 0),
  ADD CONSTRAINT "pellets_mass_positive" CHECK (mass_mg IS NULL OR mass_mg > 0),
  ADD CONSTRAINT "pellets_density_range" CHECK (relative_density_percent IS NULL OR (relative_density_percent > 0 AND relative_density_percent <= 100));
ALTER TABLE "pellet_treatments"
  ADD CONSTRAINT "pellet_treatments_face" CHECK (face IN ('A', 'B')),
  ADD CONSTRAINT "pellet_treatments_duration" CHECK (duration_min IS NULL OR duration_min >= 0),
  ADD CONSTRAINT "pellet_treatments_temperature" CHECK (temperature_c IS NULL OR temperature_c > -273.15);
ALTER TABLE "pellet_conductivities"
  ADD CONSTRAINT "pellet_conductivities_positive" CHECK (conductivity_ms_cm > 0),
  ADD CONSTRAINT "pellet_conductivities_temperature" CHECK (temperature_c > -273.15),
  ADD CONSTRAINT "pellet_conductivities_part" CHECK (part IN ('bulk', 'total', 'not_stated'));

-- Depositions and interlayers
ALTER TABLE "depositions"
  ADD CONSTRAINT "depositions_positive" CHECK (
    (base_pressure_torr IS NULL OR base_pressure_torr > 0) AND (working_pressure_torr IS NULL OR working_pressure_torr > 0)
    AND (gas_flow_sccm IS NULL OR gas_flow_sccm >= 0) AND (pre_sputter_min IS NULL OR pre_sputter_min >= 0)
    AND (power_w IS NULL OR power_w > 0) AND (rate_nm_per_min IS NULL OR rate_nm_per_min > 0)
    AND (duration_min IS NULL OR duration_min > 0)
    AND (gas_purity_percent IS NULL OR (gas_purity_percent > 0 AND gas_purity_percent <= 100))
    AND (substrate_temperature_c IS NULL OR substrate_temperature_c > -273.15));
ALTER TABLE "interlayers"
  ADD CONSTRAINT "interlayers_face" CHECK (face IN ('A', 'B')),
  ADD CONSTRAINT "interlayers_mask_positive" CHECK (mask_diameter_mm IS NULL OR mask_diameter_mm > 0),
  ADD CONSTRAINT "interlayers_bare_is_bare" CHECK (NOT is_bare OR (metal = 'bare' AND nominal_thickness_nm = 0)),
  ADD CONSTRAINT "interlayers_thickness" CHECK (nominal_thickness_nm IS NULL OR is_bare OR nominal_thickness_nm > 0);
-- One coating a face, unless it was archived or a publication describes roles and not discs.
CREATE UNIQUE INDEX "interlayers_one_per_face" ON "interlayers" (pellet_id, face) WHERE archived_at IS NULL AND provenance <> 'reported';
ALTER TABLE "interlayer_layers"
  ADD CONSTRAINT "interlayer_layers_positive" CHECK (
    (nominal_thickness_nm IS NULL OR nominal_thickness_nm > 0) AND (measured_thickness_nm IS NULL OR measured_thickness_nm > 0));

-- Cells: each kind with its own required parts. A publication may leave parts unreported.
ALTER TABLE "cells"
  ADD CONSTRAINT "cells_diameters_positive" CHECK (
    (counter_diameter_mm IS NULL OR counter_diameter_mm > 0) AND (cathode_diameter_mm IS NULL OR cathode_diameter_mm > 0)),
  ADD CONSTRAINT "cells_lithium_positive" CHECK (lithium_thickness_um IS NULL OR lithium_thickness_um > 0),
  ADD CONSTRAINT "cells_loading_positive" CHECK (cathode_loading_mah_cm2 IS NULL OR cathode_loading_mah_cm2 > 0),
  ADD CONSTRAINT "cells_catholyte_positive" CHECK (catholyte_amount IS NULL OR catholyte_amount > 0),
  ADD CONSTRAINT "cells_pressure" CHECK (stack_pressure_mpa IS NULL OR stack_pressure_mpa >= 0),
  ADD CONSTRAINT "cells_plating_sign" CHECK (plating_sign IS NULL OR plating_sign IN (-1, 1)),
  ADD CONSTRAINT "cells_area_basis" CHECK (area_basis IN ('interlayer', 'cathode', 'counter', 'pellet', 'unknown')),
  ADD CONSTRAINT "cells_kind_known" CHECK (kind IS NOT NULL OR provenance = 'reported'),
  ADD CONSTRAINT "cells_operando_parts" CHECK (
    provenance = 'reported' OR kind <> 'operando' OR (operando_technique IS NOT NULL AND operando_window IS NOT NULL)),
  ADD CONSTRAINT "cells_half_parts" CHECK (
    provenance = 'reported' OR kind <> 'half' OR (collector_foil IS NOT NULL AND lithium_thickness_um IS NOT NULL)),
  ADD CONSTRAINT "cells_hybrid_full_parts" CHECK (
    provenance = 'reported' OR kind <> 'hybrid_full'
    OR (cathode IS NOT NULL AND cathode_loading_mah_cm2 IS NOT NULL AND cathode_diameter_mm IS NOT NULL
        AND catholyte IS NOT NULL AND catholyte_amount IS NOT NULL AND catholyte_amount_unit IS NOT NULL));
ALTER TABLE "cell_layers"
  ADD CONSTRAINT "cell_layers_positive" CHECK ((thickness_um IS NULL OR thickness_um > 0) AND (diameter_mm IS NULL OR diameter_mm > 0));
ALTER TABLE "assembly_steps"
  ADD CONSTRAINT "assembly_steps_positive" CHECK (
    (pressure_mpa IS NULL OR pressure_mpa >= 0) AND (duration_min IS NULL OR duration_min >= 0)
    AND (temperature_c IS NULL OR temperature_c > -273.15));

-- Runs
ALTER TABLE "protocols"
  ADD CONSTRAINT "protocols_cutoffs" CHECK (lower_cutoff_v IS NULL OR upper_cutoff_v IS NULL OR lower_cutoff_v < upper_cutoff_v),
  ADD CONSTRAINT "protocols_temperature" CHECK (temperature_c IS NULL OR temperature_c > -273.15);
ALTER TABLE "runs"
  ADD CONSTRAINT "runs_event_or_censored" CHECK (end_event IS NULL OR censor_reason IS NULL),
  ADD CONSTRAINT "runs_ends_after_start" CHECK (started_at IS NULL OR ended_at IS NULL OR ended_at >= started_at),
  ADD CONSTRAINT "runs_formation" CHECK (formation_cycles >= 0),
  ADD CONSTRAINT "runs_temperature" CHECK (temperature_c IS NULL OR temperature_c > -273.15);
ALTER TABLE "raw_files"
  ADD CONSTRAINT "raw_files_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "raw_files_size" CHECK (size_bytes >= 0);
ALTER TABLE "run_files"
  ADD CONSTRAINT "run_files_progress" CHECK (progress >= 0 AND progress <= 1),
  ADD CONSTRAINT "run_files_not_own_successor" CHECK (superseded_by_id IS NULL OR superseded_by_id <> id);
ALTER TABLE "cycles"
  ADD CONSTRAINT "cycles_number" CHECK (number >= 1),
  ADD CONSTRAINT "cycles_charge" CHECK ((plated_mah IS NULL OR plated_mah >= 0) AND (stripped_mah IS NULL OR stripped_mah >= 0)),
  ADD CONSTRAINT "cycles_records" CHECK (last_record >= first_record);
ALTER TABLE "run_results"
  ADD CONSTRAINT "run_results_ccd_order" CHECK (ccd_pass_ma_cm2 IS NULL OR ccd_fail_ma_cm2 IS NULL OR ccd_pass_ma_cm2 < ccd_fail_ma_cm2),
  ADD CONSTRAINT "run_results_plating_sign" CHECK (plating_sign IS NULL OR plating_sign IN (-1, 1));

-- Characterization and evidence
ALTER TABLE "characterizations"
  ADD CONSTRAINT "characterizations_one_subject" CHECK (
    num_nonnulls(pellet_id, interlayer_id, cell_id, run_id) = 1 OR (provenance = 'reported' AND num_nonnulls(pellet_id, interlayer_id, cell_id, run_id) = 0)),
  ADD CONSTRAINT "characterizations_exposure" CHECK (air_exposure_min IS NULL OR air_exposure_min >= 0);
ALTER TABLE "assertions"
  ADD CONSTRAINT "assertions_one_subject" CHECK (
    num_nonnulls(lot_id, pellet_id, deposition_id, interlayer_id, cell_id, protocol_id, run_id, characterization_id) = 1),
  ADD CONSTRAINT "assertions_value_or_reason" CHECK (
    (missing_reason IS NULL) = (num_nonnulls(value_number, value_low, value_high, value_text, value_boolean) > 0)),
  ADD CONSTRAINT "assertions_range" CHECK (value_low IS NULL OR value_high IS NULL OR value_low <= value_high);
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_scope" CHECK (scope IN ('read', 'write'));
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_reason" CHECK (length(trim(reason)) > 0);

-- The history is append-only for everyone who comes through SQL as well.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
CREATE TRIGGER "raw_files_immutable" BEFORE UPDATE OR DELETE ON "raw_files"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();

-- Search by what people type: codes, names, notes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "cells_notes_trgm" ON "cells" USING gin ((code || ' ' || label || ' ' || notes) gin_trgm_ops);
CREATE INDEX "runs_notes_trgm" ON "runs" USING gin ((code || ' ' || notes) gin_trgm_ops);
CREATE INDEX "pellets_notes_trgm" ON "pellets" USING gin ((code || ' ' || composition || ' ' || notes) gin_trgm_ops);
CREATE INDEX "notebook_entries_trgm" ON "notebook_entries" USING gin ((code || ' ' || title || ' ' || body) gin_trgm_ops);
