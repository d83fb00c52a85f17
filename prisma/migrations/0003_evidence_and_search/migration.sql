-- DropIndex
DROP INDEX "assertions_publication_id_idx";

-- AlterTable
ALTER TABLE "findings" ADD COLUMN     "conditions" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "core_level" TEXT,
ADD COLUMN     "missing_reason" TEXT,
ADD COLUMN     "value_high" DOUBLE PRECISION,
ADD COLUMN     "value_low" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "assertions" ADD COLUMN     "project_id" UUID NOT NULL;

-- CreateTable
CREATE TABLE "characterization_cells" (
    "characterization_id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,

    CONSTRAINT "characterization_cells_pkey" PRIMARY KEY ("characterization_id","cell_id")
);

-- CreateIndex
CREATE INDEX "characterization_cells_cell_id_idx" ON "characterization_cells"("cell_id");

-- CreateIndex
CREATE INDEX "assertions_project_id_property_idx" ON "assertions"("project_id", "property");

-- CreateIndex
CREATE UNIQUE INDEX "assertions_publication_id_source_key_key" ON "assertions"("publication_id", "source_key");

-- CreateIndex
CREATE INDEX "conflicts_preferred_assertion_id_idx" ON "conflicts"("preferred_assertion_id");

-- AddForeignKey
ALTER TABLE "characterization_cells" ADD CONSTRAINT "characterization_cells_characterization_id_fkey" FOREIGN KEY ("characterization_id") REFERENCES "characterizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "characterization_cells" ADD CONSTRAINT "characterization_cells_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "cells"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertions" ADD CONSTRAINT "assertions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_preferred_assertion_id_fkey" FOREIGN KEY ("preferred_assertion_id") REFERENCES "assertions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a publication says as a whole (a claim, a phase) has no row of its own for a subject.
ALTER TABLE "assertions"
  DROP CONSTRAINT "assertions_one_subject",
  ADD CONSTRAINT "assertions_one_subject" CHECK (
    num_nonnulls(lot_id, pellet_id, deposition_id, interlayer_id, cell_id, protocol_id, run_id, characterization_id) = 1
    OR (publication_id IS NOT NULL
      AND num_nonnulls(lot_id, pellet_id, deposition_id, interlayer_id, cell_id, protocol_id, run_id, characterization_id) = 0)),
  ADD CONSTRAINT "assertions_qualifier" CHECK (qualifier IN ('=', '~', '<', '>', '<=', '>=', 'range', 'nominal', 'target'));
ALTER TABLE "findings"
  ADD CONSTRAINT "findings_value_or_reason" CHECK (
    (missing_reason IS NULL) = (num_nonnulls(value_number, value_low, value_high, value_text) > 0)),
  ADD CONSTRAINT "findings_range" CHECK (value_low IS NULL OR value_high IS NULL OR value_low <= value_high);
ALTER TABLE "characterizations"
  ADD CONSTRAINT "characterizations_cycle" CHECK (cell_cycle IS NULL OR cell_cycle >= 0),
  ADD CONSTRAINT "characterizations_charge" CHECK (charge_passed_mah_cm2 IS NULL OR charge_passed_mah_cm2 >= 0);
ALTER TABLE "conflicts"
  ADD CONSTRAINT "conflicts_type" CHECK (type IN ('V', 'N', 'U', 'D', 'I', 'G', 'O')),
  ADD CONSTRAINT "conflicts_resolved_with_reason" CHECK (
    (resolution = 'none') = (rationale IS NULL) AND (resolution = 'preferred') = (preferred_assertion_id IS NOT NULL));
ALTER TABLE "notebook_signatures"
  ADD CONSTRAINT "notebook_signatures_meaning" CHECK (meaning IN ('author', 'witness'));

-- A text column of an index or a view must not become null because one part is.
CREATE FUNCTION search_text(VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_string(parts, ' ');

CREATE INDEX "lots_trgm" ON "lots" USING gin (search_text(code, name, vendor, product, lot_number, composition, notes) gin_trgm_ops);
CREATE INDEX "depositions_trgm" ON "depositions" USING gin (search_text(code, metal, method, instrument, notes) gin_trgm_ops);
CREATE INDEX "interlayers_trgm" ON "interlayers" USING gin (search_text(code, metal, notes) gin_trgm_ops);
CREATE INDEX "protocols_trgm" ON "protocols" USING gin (search_text(code, name, notes) gin_trgm_ops);
CREATE INDEX "characterizations_trgm" ON "characterizations" USING gin (search_text(code, title, instrument, cell_state, notes) gin_trgm_ops);
CREATE INDEX "comparisons_trgm" ON "comparisons" USING gin (search_text(code, name, description) gin_trgm_ops);
CREATE INDEX "publications_trgm" ON "publications" USING gin (search_text(doi, short_name, title, journal) gin_trgm_ops);
CREATE INDEX "assertions_trgm" ON "assertions" USING gin (search_text(replace(property, '_', ' '), value_text, note) gin_trgm_ops);
CREATE INDEX "findings_trgm" ON "findings" USING gin (search_text(replace(property, '_', ' '), value_text, evidence) gin_trgm_ops);
CREATE INDEX "conflicts_trgm" ON "conflicts" USING gin (search_text(key, subject, handling) gin_trgm_ops);

-- What the one search box looks through: `body` repeats the expression of the table's index, so that the index serves.
CREATE VIEW "searchable" AS
  SELECT 'lot' AS kind, id, code, project_id, name AS title, search_text(code, name, vendor, product, lot_number, composition, notes) AS body FROM lots WHERE archived_at IS NULL
  UNION ALL SELECT 'pellet', id, code, project_id, composition, code || ' ' || composition || ' ' || notes FROM pellets WHERE archived_at IS NULL
  UNION ALL SELECT 'deposition', id, code, project_id, search_text(metal, method), search_text(code, metal, method, instrument, notes) FROM depositions WHERE archived_at IS NULL
  UNION ALL SELECT 'interlayer', id, code, project_id, search_text(metal, nominal_thickness_nm::text, CASE WHEN nominal_thickness_nm IS NULL THEN NULL ELSE 'nm' END), search_text(code, metal, notes) FROM interlayers WHERE archived_at IS NULL
  UNION ALL SELECT 'cell', id, code, project_id, label, code || ' ' || label || ' ' || notes FROM cells WHERE archived_at IS NULL
  UNION ALL SELECT 'protocol', id, code, project_id, name, search_text(code, name, notes) FROM protocols WHERE archived_at IS NULL
  UNION ALL SELECT 'run', id, code, project_id, '', code || ' ' || notes FROM runs WHERE archived_at IS NULL
  UNION ALL SELECT 'characterization', id, code, project_id, search_text(technique::text, title), search_text(code, title, instrument, cell_state, notes) FROM characterizations WHERE archived_at IS NULL
  UNION ALL SELECT 'notebook', id, code, project_id, title, code || ' ' || title || ' ' || body FROM notebook_entries WHERE archived_at IS NULL
  UNION ALL SELECT 'comparison', id, code, project_id, name, search_text(code, name, description) FROM comparisons WHERE archived_at IS NULL
  UNION ALL SELECT 'publication', id, doi, project_id, short_name, search_text(doi, short_name, title, journal) FROM publications
  UNION ALL SELECT 'conflict', id, key, project_id, subject, search_text(key, subject, handling) FROM conflicts
  UNION ALL SELECT 'finding', f.id, x.code, x.project_id, replace(f.property, '_', ' '), search_text(replace(f.property, '_', ' '), f.value_text, f.evidence)
    FROM findings f JOIN characterizations x ON x.id = f.characterization_id WHERE x.archived_at IS NULL
  UNION ALL SELECT 'assertion', a.id,
      coalesce(l.code, p.code, d.code, i.code, c.code, t.code, r.code, b.doi), a.project_id, replace(a.property, '_', ' '),
      search_text(replace(a.property, '_', ' '), a.value_text, a.note)
    FROM assertions a
      LEFT JOIN lots l ON l.id = a.lot_id LEFT JOIN pellets p ON p.id = a.pellet_id
      LEFT JOIN depositions d ON d.id = a.deposition_id LEFT JOIN interlayers i ON i.id = a.interlayer_id
      LEFT JOIN cells c ON c.id = a.cell_id LEFT JOIN protocols t ON t.id = a.protocol_id
      LEFT JOIN runs r ON r.id = a.run_id LEFT JOIN publications b ON b.id = a.publication_id
    -- A finding of a characterization is found as the finding.
    WHERE a.archived_at IS NULL AND a.missing_reason IS NULL AND a.characterization_id IS NULL;
