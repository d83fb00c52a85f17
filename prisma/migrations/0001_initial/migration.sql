-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'member', 'pi', 'admin');

-- CreateEnum
CREATE TYPE "project_kind" AS ENUM ('lab', 'literature', 'demonstration');

-- CreateEnum
CREATE TYPE "project_visibility" AS ENUM ('lab', 'members');

-- CreateEnum
CREATE TYPE "cell_kind" AS ENUM ('operando', 'half', 'hybrid_full');

-- CreateEnum
CREATE TYPE "cell_status" AS ENUM ('built', 'running', 'ended', 'dismantled');

-- CreateEnum
CREATE TYPE "plating_sign_source" AS ENUM ('stated', 'inferred');

-- CreateEnum
CREATE TYPE "technique" AS ENUM ('EIS', 'SEM', 'FIB_SEM', 'XRD', 'XPS', 'TEM', 'STEM_EELS', 'in_situ_TEM', 'other');

-- CreateEnum
CREATE TYPE "characterization_mode" AS ENUM ('ex_situ', 'post_mortem', 'operando', 'in_situ', 'computed');

-- CreateEnum
CREATE TYPE "assertion_status" AS ENUM ('proposed', 'accepted', 'disputed', 'superseded', 'rejected');

-- CreateEnum
CREATE TYPE "conflict_resolution" AS ENUM ('none', 'preferred', 'both_valid_in_context', 'error_in_source');

-- CreateEnum
CREATE TYPE "lot_kind" AS ENUM ('pellet', 'target', 'lithium_foil', 'current_collector', 'cathode', 'catholyte', 'casing', 'other');

-- CreateEnum
CREATE TYPE "pellet_status" AS ENUM ('available', 'coated', 'built_in', 'broken', 'archived');

-- CreateEnum
CREATE TYPE "protocol_kind" AS ENUM ('galvanostatic', 'ccd', 'rate_steps', 'cycle_life', 'formation');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('planned', 'running', 'ended');

-- CreateEnum
CREATE TYPE "end_event" AS ENUM ('short_hard', 'short_soft', 'polarisation_cutoff', 'ce_below_threshold', 'capacity_retention_below', 'li_exhausted', 'open_circuit', 'pellet_fracture', 'unknown');

-- CreateEnum
CREATE TYPE "censor_reason" AS ENUM ('still_running', 'planned_stop', 'dismantled_for_postmortem', 'equipment_fault', 'power_outage', 'operator_stop_suspicious', 'data_lost', 'unknown');

-- CreateEnum
CREATE TYPE "decided_by" AS ENUM ('rule', 'person');

-- CreateEnum
CREATE TYPE "ingest_status" AS ENUM ('waiting', 'reading', 'done', 'failed', 'needs_mapping', 'cancelled');

-- CreateEnum
CREATE TYPE "provenance" AS ENUM ('measured', 'reported', 'simulated');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "orcid" TEXT,
    "role" "role" NOT NULL DEFAULT 'member',
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT,
    "role" "role" NOT NULL DEFAULT 'member',
    "project_id" UUID,
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" "project_kind" NOT NULL DEFAULT 'lab',
    "visibility" "project_visibility" NOT NULL DEFAULT 'lab',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_members" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_members_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "token_id" UUID,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "code" TEXT,
    "project_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "cells" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "cell_kind",
    "interlayer_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "housing" TEXT,
    "counter_diameter_mm" DOUBLE PRECISION,
    "cathode_diameter_mm" DOUBLE PRECISION,
    "area_basis" TEXT NOT NULL DEFAULT 'interlayer',
    "operando_technique" TEXT,
    "operando_window" TEXT,
    "collector_foil" TEXT,
    "lithium_thickness_um" DOUBLE PRECISION,
    "cathode" TEXT,
    "cathode_loading_mah_cm2" DOUBLE PRECISION,
    "catholyte" TEXT,
    "catholyte_amount" DOUBLE PRECISION,
    "catholyte_amount_unit" TEXT,
    "stack_pressure_mpa" DOUBLE PRECISION,
    "environment" TEXT,
    "dew_point_c" DOUBLE PRECISION,
    "plating_sign" INTEGER,
    "plating_sign_source" "plating_sign_source",
    "plating_sign_reason" TEXT,
    "built_by_id" UUID,
    "built_on" DATE,
    "status" "cell_status" NOT NULL DEFAULT 'built',
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cells_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cell_layers" (
    "id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "material" TEXT NOT NULL,
    "thickness_um" DOUBLE PRECISION,
    "diameter_mm" DOUBLE PRECISION,
    "lot_id" UUID,
    "notes" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "cell_layers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assembly_steps" (
    "id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "pressure_mpa" DOUBLE PRECISION,
    "temperature_c" DOUBLE PRECISION,
    "duration_min" DOUBLE PRECISION,
    "notes" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "assembly_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "characterizations" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "pellet_id" UUID,
    "interlayer_id" UUID,
    "cell_id" UUID,
    "run_id" UUID,
    "technique" "technique" NOT NULL,
    "mode" "characterization_mode" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "instrument" TEXT,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "cell_state" TEXT,
    "cell_cycle" INTEGER,
    "charge_passed_mah_cm2" DOUBLE PRECISION,
    "air_exposure_min" DOUBLE PRECISION,
    "performed_at" TIMESTAMPTZ(3),
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "characterizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "characterization_files" (
    "id" UUID NOT NULL,
    "characterization_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "frame_time_s" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "characterization_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "findings" (
    "id" UUID NOT NULL,
    "characterization_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "property" TEXT NOT NULL,
    "value_number" DOUBLE PRECISION,
    "value_text" TEXT,
    "unit" TEXT,
    "qualifier" TEXT,
    "state_label" TEXT,
    "evidence" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comparisons" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "query" JSONB NOT NULL,
    "pinned" JSONB,
    "pinned_at" TIMESTAMPTZ(3),
    "pinned_by_id" UUID,
    "signed_off_at" TIMESTAMPTZ(3),
    "signed_off_by_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "comparisons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exclusions" (
    "id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,
    "comparison_id" UUID,
    "metric" TEXT NOT NULL DEFAULT 'all',
    "reason" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "exclusions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comparison_comments" (
    "id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comparison_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "depositions" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "metal" TEXT NOT NULL,
    "target_lot_id" UUID,
    "base_pressure_torr" DOUBLE PRECISION,
    "working_pressure_torr" DOUBLE PRECISION,
    "gas" TEXT,
    "gas_flow_sccm" DOUBLE PRECISION,
    "gas_purity_percent" DOUBLE PRECISION,
    "substrate_temperature_c" DOUBLE PRECISION,
    "pre_sputter_min" DOUBLE PRECISION,
    "power_w" DOUBLE PRECISION,
    "rate_nm_per_min" DOUBLE PRECISION,
    "duration_min" DOUBLE PRECISION,
    "instrument" TEXT,
    "operator_id" UUID,
    "performed_at" TIMESTAMPTZ(3),
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "depositions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interlayers" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "pellet_id" UUID NOT NULL,
    "face" TEXT NOT NULL,
    "is_bare" BOOLEAN NOT NULL DEFAULT false,
    "metal" TEXT NOT NULL,
    "nominal_thickness_nm" DOUBLE PRECISION,
    "mask_diameter_mm" DOUBLE PRECISION,
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "interlayers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interlayer_layers" (
    "id" UUID NOT NULL,
    "interlayer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "metal" TEXT NOT NULL,
    "nominal_thickness_nm" DOUBLE PRECISION,
    "measured_thickness_nm" DOUBLE PRECISION,
    "measured_by" TEXT,
    "deposition_id" UUID,

    CONSTRAINT "interlayer_layers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "doi" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "authors" TEXT[],
    "journal" TEXT,
    "year" INTEGER,
    "licence" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assertions" (
    "id" UUID NOT NULL,
    "source_key" TEXT,
    "lot_id" UUID,
    "pellet_id" UUID,
    "deposition_id" UUID,
    "interlayer_id" UUID,
    "cell_id" UUID,
    "protocol_id" UUID,
    "run_id" UUID,
    "characterization_id" UUID,
    "property" TEXT NOT NULL,
    "value_number" DOUBLE PRECISION,
    "value_low" DOUBLE PRECISION,
    "value_high" DOUBLE PRECISION,
    "value_text" TEXT,
    "value_boolean" BOOLEAN,
    "unit" TEXT,
    "unit_as_printed" TEXT,
    "qualifier" TEXT NOT NULL DEFAULT '=',
    "nature" TEXT NOT NULL DEFAULT 'literature',
    "missing_reason" TEXT,
    "uncertainty" JSONB,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "derivation" JSONB,
    "publication_id" UUID,
    "locator" TEXT,
    "extraction" TEXT NOT NULL DEFAULT 'human',
    "note" TEXT NOT NULL DEFAULT '',
    "status" "assertion_status" NOT NULL DEFAULT 'proposed',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assertions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflicts" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "statements" JSONB NOT NULL DEFAULT '[]',
    "handling" TEXT NOT NULL DEFAULT '',
    "resolution" "conflict_resolution" NOT NULL DEFAULT 'none',
    "preferred_assertion_id" UUID,
    "rationale" TEXT,
    "resolved_by" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "conflicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflict_assertions" (
    "conflict_id" UUID NOT NULL,
    "assertion_id" UUID NOT NULL,

    CONSTRAINT "conflict_assertions_pkey" PRIMARY KEY ("conflict_id","assertion_id")
);

-- CreateTable
CREATE TABLE "lots" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "lot_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "vendor" TEXT,
    "product" TEXT,
    "lot_number" TEXT,
    "composition" TEXT,
    "purity_percent" DOUBLE PRECISION,
    "thickness_um" DOUBLE PRECISION,
    "diameter_mm" DOUBLE PRECISION,
    "areal_capacity_mah_cm2" DOUBLE PRECISION,
    "received_on" DATE,
    "opened_on" DATE,
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pellets" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "lot_id" UUID,
    "composition" TEXT NOT NULL,
    "thickness_um" DOUBLE PRECISION,
    "polished_thickness_um" DOUBLE PRECISION,
    "diameter_mm" DOUBLE PRECISION,
    "mass_mg" DOUBLE PRECISION,
    "relative_density_percent" DOUBLE PRECISION,
    "dew_point_c" DOUBLE PRECISION,
    "status" "pellet_status" NOT NULL DEFAULT 'available',
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pellets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pellet_treatments" (
    "id" UUID NOT NULL,
    "pellet_id" UUID NOT NULL,
    "face" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "agent" TEXT,
    "duration_min" DOUBLE PRECISION,
    "temperature_c" DOUBLE PRECISION,
    "performed_at" TIMESTAMPTZ(3),
    "notes" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "pellet_treatments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treatment_templates" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,

    CONSTRAINT "treatment_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pellet_conductivities" (
    "id" UUID NOT NULL,
    "pellet_id" UUID NOT NULL,
    "temperature_c" DOUBLE PRECISION NOT NULL,
    "conductivity_ms_cm" DOUBLE PRECISION NOT NULL,
    "standard_uncertainty_ms_cm" DOUBLE PRECISION,
    "part" TEXT NOT NULL DEFAULT 'not_stated',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "pellet_conductivities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notebook_entries" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "entry_date" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "notebook_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentions" (
    "notebook_entry_id" UUID NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "mentions_pkey" PRIMARY KEY ("notebook_entry_id","code")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "notebook_entry_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notebook_signatures" (
    "id" UUID NOT NULL,
    "notebook_entry_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "entry_version" INTEGER NOT NULL,
    "content_sha256" CHAR(64) NOT NULL,
    "meaning" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notebook_signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocols" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "kind" "protocol_kind" NOT NULL,
    "steps" JSONB NOT NULL,
    "area_basis" TEXT NOT NULL DEFAULT 'interlayer',
    "lower_cutoff_v" DOUBLE PRECISION,
    "upper_cutoff_v" DOUBLE PRECISION,
    "temperature_c" DOUBLE PRECISION,
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "protocols_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "project_id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,
    "protocol_id" UUID,
    "cycler" TEXT,
    "channel" TEXT,
    "temperature_c" DOUBLE PRECISION,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "status" "run_status" NOT NULL DEFAULT 'planned',
    "end_event" "end_event",
    "censor_reason" "censor_reason",
    "end_decided_by" "decided_by",
    "end_reason" TEXT,
    "formation_cycles" INTEGER NOT NULL DEFAULT 0,
    "notes" TEXT NOT NULL DEFAULT '',
    "provenance" "provenance" NOT NULL DEFAULT 'measured',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raw_files" (
    "sha256" CHAR(64) NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "original_name" TEXT NOT NULL,
    "media_type" TEXT,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raw_files_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "run_files" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "superseded_by_id" UUID,
    "status" "ingest_status" NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "error" TEXT,
    "format" TEXT,
    "format_override" TEXT,
    "column_mapping_id" UUID,
    "reader_version" INTEGER,
    "matched_by" TEXT,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "records" INTEGER,
    "started_at_printed" TEXT,
    "started_at_iso" TEXT,
    "trace_key" TEXT,
    "trace_columns" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column_mappings" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "column_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycles" (
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "vendor_cycle" DOUBLE PRECISION,
    "plated_mah" DOUBLE PRECISION,
    "stripped_mah" DOUBLE PRECISION,
    "plated_mah_cm2" DOUBLE PRECISION,
    "stripped_mah_cm2" DOUBLE PRECISION,
    "ce_fraction" DOUBLE PRECISION,
    "mean_plating_v" DOUBLE PRECISION,
    "mean_stripping_v" DOUBLE PRECISION,
    "polarisation_v" DOUBLE PRECISION,
    "plating_current_density_ma_cm2" DOUBLE PRECISION,
    "stripping_current_density_ma_cm2" DOUBLE PRECISION,
    "start_s" DOUBLE PRECISION NOT NULL,
    "end_s" DOUBLE PRECISION NOT NULL,
    "first_record" INTEGER NOT NULL,
    "last_record" INTEGER NOT NULL,
    "turn_record" INTEGER,
    "flags" TEXT[],

    CONSTRAINT "cycles_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "run_results" (
    "run_id" UUID NOT NULL,
    "analysis_version" INTEGER NOT NULL,
    "is_stale" BOOLEAN NOT NULL DEFAULT false,
    "input_hash" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "plating_sign" INTEGER,
    "plating_sign_source" "plating_sign_source",
    "plating_sign_reason" TEXT,
    "area_basis" TEXT NOT NULL,
    "area_cm2" DOUBLE PRECISION,
    "records" INTEGER NOT NULL,
    "cycle_count" INTEGER NOT NULL,
    "completed_cycles" INTEGER NOT NULL,
    "duration_s" DOUBLE PRECISION NOT NULL,
    "voltage_min_v" DOUBLE PRECISION,
    "voltage_max_v" DOUBLE PRECISION,
    "ce_first_fraction" DOUBLE PRECISION,
    "ce_fraction" DOUBLE PRECISION,
    "ce_window_start" INTEGER,
    "ce_window_end" INTEGER,
    "current_density_ma_cm2" DOUBLE PRECISION,
    "areal_capacity_mah_cm2" DOUBLE PRECISION,
    "ccd_pass_ma_cm2" DOUBLE PRECISION,
    "ccd_fail_ma_cm2" DOUBLE PRECISION,
    "is_ccd" BOOLEAN NOT NULL DEFAULT false,
    "ccd" JSONB,
    "shorts" JSONB NOT NULL DEFAULT '[]',
    "life_cycles" INTEGER,
    "life_event" "end_event",
    "life_rule" TEXT,
    "flags" TEXT[],
    "warnings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "run_results_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "code_counters" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "code_counters_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_project_id_idx" ON "sign_in_links"("project_id");

-- CreateIndex
CREATE INDEX "sign_in_links_created_by_id_idx" ON "sign_in_links"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "projects_slug_key" ON "projects"("slug");

-- CreateIndex
CREATE INDEX "project_members_user_id_idx" ON "project_members"("user_id");

-- CreateIndex
CREATE INDEX "audit_events_entity_entity_id_sequence_idx" ON "audit_events"("entity", "entity_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_project_id_sequence_idx" ON "audit_events"("project_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_idx" ON "audit_events"("actor_id");

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- CreateIndex
CREATE UNIQUE INDEX "cells_code_key" ON "cells"("code");

-- CreateIndex
CREATE INDEX "cells_project_id_kind_status_archived_at_idx" ON "cells"("project_id", "kind", "status", "archived_at");

-- CreateIndex
CREATE INDEX "cells_interlayer_id_idx" ON "cells"("interlayer_id");

-- CreateIndex
CREATE INDEX "cells_built_on_idx" ON "cells"("built_on");

-- CreateIndex
CREATE INDEX "cell_layers_lot_id_idx" ON "cell_layers"("lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "cell_layers_cell_id_position_key" ON "cell_layers"("cell_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "assembly_steps_cell_id_position_key" ON "assembly_steps"("cell_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "characterizations_code_key" ON "characterizations"("code");

-- CreateIndex
CREATE INDEX "characterizations_project_id_technique_archived_at_idx" ON "characterizations"("project_id", "technique", "archived_at");

-- CreateIndex
CREATE INDEX "characterizations_pellet_id_idx" ON "characterizations"("pellet_id");

-- CreateIndex
CREATE INDEX "characterizations_interlayer_id_idx" ON "characterizations"("interlayer_id");

-- CreateIndex
CREATE INDEX "characterizations_cell_id_idx" ON "characterizations"("cell_id");

-- CreateIndex
CREATE INDEX "characterizations_run_id_idx" ON "characterizations"("run_id");

-- CreateIndex
CREATE INDEX "characterization_files_sha256_idx" ON "characterization_files"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "characterization_files_characterization_id_sha256_key" ON "characterization_files"("characterization_id", "sha256");

-- CreateIndex
CREATE INDEX "findings_property_idx" ON "findings"("property");

-- CreateIndex
CREATE UNIQUE INDEX "findings_characterization_id_position_key" ON "findings"("characterization_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "comparisons_code_key" ON "comparisons"("code");

-- CreateIndex
CREATE INDEX "comparisons_project_id_archived_at_idx" ON "comparisons"("project_id", "archived_at");

-- CreateIndex
CREATE INDEX "exclusions_cell_id_idx" ON "exclusions"("cell_id");

-- CreateIndex
CREATE INDEX "exclusions_comparison_id_idx" ON "exclusions"("comparison_id");

-- CreateIndex
CREATE INDEX "comparison_comments_comparison_id_idx" ON "comparison_comments"("comparison_id");

-- CreateIndex
CREATE INDEX "comparison_comments_author_id_idx" ON "comparison_comments"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "depositions_code_key" ON "depositions"("code");

-- CreateIndex
CREATE INDEX "depositions_project_id_archived_at_idx" ON "depositions"("project_id", "archived_at");

-- CreateIndex
CREATE INDEX "depositions_target_lot_id_idx" ON "depositions"("target_lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "interlayers_code_key" ON "interlayers"("code");

-- CreateIndex
CREATE INDEX "interlayers_project_id_metal_archived_at_idx" ON "interlayers"("project_id", "metal", "archived_at");

-- CreateIndex
CREATE INDEX "interlayers_pellet_id_idx" ON "interlayers"("pellet_id");

-- CreateIndex
CREATE INDEX "interlayer_layers_deposition_id_idx" ON "interlayer_layers"("deposition_id");

-- CreateIndex
CREATE UNIQUE INDEX "interlayer_layers_interlayer_id_position_key" ON "interlayer_layers"("interlayer_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "publications_doi_key" ON "publications"("doi");

-- CreateIndex
CREATE INDEX "publications_project_id_idx" ON "publications"("project_id");

-- CreateIndex
CREATE INDEX "assertions_property_idx" ON "assertions"("property");

-- CreateIndex
CREATE INDEX "assertions_lot_id_idx" ON "assertions"("lot_id");

-- CreateIndex
CREATE INDEX "assertions_pellet_id_idx" ON "assertions"("pellet_id");

-- CreateIndex
CREATE INDEX "assertions_deposition_id_idx" ON "assertions"("deposition_id");

-- CreateIndex
CREATE INDEX "assertions_interlayer_id_idx" ON "assertions"("interlayer_id");

-- CreateIndex
CREATE INDEX "assertions_cell_id_idx" ON "assertions"("cell_id");

-- CreateIndex
CREATE INDEX "assertions_protocol_id_idx" ON "assertions"("protocol_id");

-- CreateIndex
CREATE INDEX "assertions_run_id_idx" ON "assertions"("run_id");

-- CreateIndex
CREATE INDEX "assertions_characterization_id_idx" ON "assertions"("characterization_id");

-- CreateIndex
CREATE INDEX "assertions_publication_id_idx" ON "assertions"("publication_id");

-- CreateIndex
CREATE UNIQUE INDEX "conflicts_project_id_key_key" ON "conflicts"("project_id", "key");

-- CreateIndex
CREATE INDEX "conflict_assertions_assertion_id_idx" ON "conflict_assertions"("assertion_id");

-- CreateIndex
CREATE UNIQUE INDEX "lots_code_key" ON "lots"("code");

-- CreateIndex
CREATE INDEX "lots_project_id_kind_archived_at_idx" ON "lots"("project_id", "kind", "archived_at");

-- CreateIndex
CREATE UNIQUE INDEX "pellets_code_key" ON "pellets"("code");

-- CreateIndex
CREATE INDEX "pellets_project_id_status_archived_at_idx" ON "pellets"("project_id", "status", "archived_at");

-- CreateIndex
CREATE INDEX "pellets_lot_id_idx" ON "pellets"("lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "pellet_treatments_pellet_id_face_position_key" ON "pellet_treatments"("pellet_id", "face", "position");

-- CreateIndex
CREATE UNIQUE INDEX "treatment_templates_project_id_name_key" ON "treatment_templates"("project_id", "name");

-- CreateIndex
CREATE INDEX "pellet_conductivities_pellet_id_idx" ON "pellet_conductivities"("pellet_id");

-- CreateIndex
CREATE UNIQUE INDEX "notebook_entries_code_key" ON "notebook_entries"("code");

-- CreateIndex
CREATE INDEX "notebook_entries_project_id_entry_date_idx" ON "notebook_entries"("project_id", "entry_date");

-- CreateIndex
CREATE INDEX "mentions_code_idx" ON "mentions"("code");

-- CreateIndex
CREATE INDEX "attachments_notebook_entry_id_idx" ON "attachments"("notebook_entry_id");

-- CreateIndex
CREATE INDEX "attachments_sha256_idx" ON "attachments"("sha256");

-- CreateIndex
CREATE INDEX "notebook_signatures_notebook_entry_id_idx" ON "notebook_signatures"("notebook_entry_id");

-- CreateIndex
CREATE INDEX "notebook_signatures_user_id_idx" ON "notebook_signatures"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "protocols_code_key" ON "protocols"("code");

-- CreateIndex
CREATE INDEX "protocols_project_id_kind_archived_at_idx" ON "protocols"("project_id", "kind", "archived_at");

-- CreateIndex
CREATE UNIQUE INDEX "protocols_family_id_revision_key" ON "protocols"("family_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "runs_code_key" ON "runs"("code");

-- CreateIndex
CREATE INDEX "runs_project_id_status_archived_at_idx" ON "runs"("project_id", "status", "archived_at");

-- CreateIndex
CREATE INDEX "runs_cell_id_idx" ON "runs"("cell_id");

-- CreateIndex
CREATE INDEX "runs_protocol_id_idx" ON "runs"("protocol_id");

-- CreateIndex
CREATE INDEX "runs_started_at_idx" ON "runs"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "run_files_superseded_by_id_key" ON "run_files"("superseded_by_id");

-- CreateIndex
CREATE INDEX "run_files_run_id_position_idx" ON "run_files"("run_id", "position");

-- CreateIndex
CREATE INDEX "run_files_sha256_idx" ON "run_files"("sha256");

-- CreateIndex
CREATE INDEX "run_files_status_idx" ON "run_files"("status");

-- CreateIndex
CREATE UNIQUE INDEX "run_files_run_id_sha256_key" ON "run_files"("run_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "column_mappings_project_id_name_key" ON "column_mappings"("project_id", "name");

-- CreateIndex
CREATE INDEX "run_results_is_stale_idx" ON "run_results"("is_stale");

-- CreateIndex
CREATE INDEX "run_results_analysis_version_idx" ON "run_results"("analysis_version");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_user_id_key_key" ON "idempotency_keys"("user_id", "key");

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cells" ADD CONSTRAINT "cells_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cells" ADD CONSTRAINT "cells_interlayer_id_fkey" FOREIGN KEY ("interlayer_id") REFERENCES "interlayers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cells" ADD CONSTRAINT "cells_built_by_id_fkey" FOREIGN KEY ("built_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell_layers" ADD CONSTRAINT "cell_layers_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell_layers" ADD CONSTRAINT "cell_layers_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assembly_steps" ADD CONSTRAINT "assembly_steps_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterizations" ADD CONSTRAINT "characterizations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterizations" ADD CONSTRAINT "characterizations_pellet_id_fkey" FOREIGN KEY ("pellet_id") REFERENCES "pellets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterizations" ADD CONSTRAINT "characterizations_interlayer_id_fkey" FOREIGN KEY ("interlayer_id") REFERENCES "interlayers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterizations" ADD CONSTRAINT "characterizations_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterizations" ADD CONSTRAINT "characterizations_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterization_files" ADD CONSTRAINT "characterization_files_characterization_id_fkey" FOREIGN KEY ("characterization_id") REFERENCES "characterizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterization_files" ADD CONSTRAINT "characterization_files_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "raw_files"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_characterization_id_fkey" FOREIGN KEY ("characterization_id") REFERENCES "characterizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_comparison_id_fkey" FOREIGN KEY ("comparison_id") REFERENCES "comparisons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison_comments" ADD CONSTRAINT "comparison_comments_comparison_id_fkey" FOREIGN KEY ("comparison_id") REFERENCES "comparisons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison_comments" ADD CONSTRAINT "comparison_comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "depositions" ADD CONSTRAINT "depositions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "depositions" ADD CONSTRAINT "depositions_target_lot_id_fkey" FOREIGN KEY ("target_lot_id") REFERENCES "lots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "depositions" ADD CONSTRAINT "depositions_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interlayers" ADD CONSTRAINT "interlayers_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interlayers" ADD CONSTRAINT "interlayers_pellet_id_fkey" FOREIGN KEY ("pellet_id") REFERENCES "pellets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interlayer_layers" ADD CONSTRAINT "interlayer_layers_interlayer_id_fkey" FOREIGN KEY ("interlayer_id") REFERENCES "interlayers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interlayer_layers" ADD CONSTRAINT "interlayer_layers_deposition_id_fkey" FOREIGN KEY ("deposition_id") REFERENCES "depositions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_pellet_id_fkey" FOREIGN KEY ("pellet_id") REFERENCES "pellets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_deposition_id_fkey" FOREIGN KEY ("deposition_id") REFERENCES "depositions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_interlayer_id_fkey" FOREIGN KEY ("interlayer_id") REFERENCES "interlayers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocols"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_characterization_id_fkey" FOREIGN KEY ("characterization_id") REFERENCES "characterizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_assertions" ADD CONSTRAINT "conflict_assertions_conflict_id_fkey" FOREIGN KEY ("conflict_id") REFERENCES "conflicts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_assertions" ADD CONSTRAINT "conflict_assertions_assertion_id_fkey" FOREIGN KEY ("assertion_id") REFERENCES "assertions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lots" ADD CONSTRAINT "lots_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pellets" ADD CONSTRAINT "pellets_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pellets" ADD CONSTRAINT "pellets_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pellet_treatments" ADD CONSTRAINT "pellet_treatments_pellet_id_fkey" FOREIGN KEY ("pellet_id") REFERENCES "pellets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment_templates" ADD CONSTRAINT "treatment_templates_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pellet_conductivities" ADD CONSTRAINT "pellet_conductivities_pellet_id_fkey" FOREIGN KEY ("pellet_id") REFERENCES "pellets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notebook_entries" ADD CONSTRAINT "notebook_entries_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notebook_entries" ADD CONSTRAINT "notebook_entries_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_notebook_entry_id_fkey" FOREIGN KEY ("notebook_entry_id") REFERENCES "notebook_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_notebook_entry_id_fkey" FOREIGN KEY ("notebook_entry_id") REFERENCES "notebook_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "raw_files"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notebook_signatures" ADD CONSTRAINT "notebook_signatures_notebook_entry_id_fkey" FOREIGN KEY ("notebook_entry_id") REFERENCES "notebook_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notebook_signatures" ADD CONSTRAINT "notebook_signatures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocols" ADD CONSTRAINT "protocols_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocols"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "raw_files"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "run_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_column_mapping_id_fkey" FOREIGN KEY ("column_mapping_id") REFERENCES "column_mappings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column_mappings" ADD CONSTRAINT "column_mappings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_results" ADD CONSTRAINT "run_results_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
