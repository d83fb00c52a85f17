-- The planner takes || for cheap and reads the whole table; search_text has the cost of what it stands for.
DROP INDEX "cells_notes_trgm";
DROP INDEX "runs_notes_trgm";
DROP INDEX "pellets_notes_trgm";
DROP INDEX "notebook_entries_trgm";
CREATE INDEX "cells_trgm" ON "cells" USING gin (search_text(code, label, notes) gin_trgm_ops);
CREATE INDEX "runs_trgm" ON "runs" USING gin (search_text(code, notes) gin_trgm_ops);
CREATE INDEX "pellets_trgm" ON "pellets" USING gin (search_text(code, composition, notes) gin_trgm_ops);
CREATE INDEX "notebook_entries_trgm" ON "notebook_entries" USING gin (search_text(code, title, body) gin_trgm_ops);

CREATE OR REPLACE VIEW "searchable" AS
  SELECT 'lot' AS kind, id, code, project_id, name AS title, search_text(code, name, vendor, product, lot_number, composition, notes) AS body FROM lots WHERE archived_at IS NULL
  UNION ALL SELECT 'pellet', id, code, project_id, composition, search_text(code, composition, notes) FROM pellets WHERE archived_at IS NULL
  UNION ALL SELECT 'deposition', id, code, project_id, search_text(metal, method), search_text(code, metal, method, instrument, notes) FROM depositions WHERE archived_at IS NULL
  UNION ALL SELECT 'interlayer', id, code, project_id, search_text(metal, nominal_thickness_nm::text, CASE WHEN nominal_thickness_nm IS NULL THEN NULL ELSE 'nm' END), search_text(code, metal, notes) FROM interlayers WHERE archived_at IS NULL
  UNION ALL SELECT 'cell', id, code, project_id, label, search_text(code, label, notes) FROM cells WHERE archived_at IS NULL
  UNION ALL SELECT 'protocol', id, code, project_id, name, search_text(code, name, notes) FROM protocols WHERE archived_at IS NULL
  UNION ALL SELECT 'run', id, code, project_id, '', search_text(code, notes) FROM runs WHERE archived_at IS NULL
  UNION ALL SELECT 'characterization', id, code, project_id, search_text(technique::text, title), search_text(code, title, instrument, cell_state, notes) FROM characterizations WHERE archived_at IS NULL
  UNION ALL SELECT 'notebook', id, code, project_id, title, search_text(code, title, body) FROM notebook_entries WHERE archived_at IS NULL
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
