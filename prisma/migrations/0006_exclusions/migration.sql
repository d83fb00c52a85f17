-- CreateIndex
CREATE INDEX "exclusions_created_by_id_idx" ON "exclusions"("created_by_id");

-- AddForeignKey
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One live exclusion of a cell from a metric, in the whole lab (no comparison) or in one comparison.
CREATE UNIQUE INDEX "exclusions_one_live" ON "exclusions" ("cell_id", "metric", "comparison_id")
  NULLS NOT DISTINCT WHERE "lifted_at" IS NULL;
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_metric" CHECK (
  metric IN ('all', 'coulombic_efficiency', 'critical_current_density', 'cycle_life'));
