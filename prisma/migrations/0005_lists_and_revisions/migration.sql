-- AlterTable
ALTER TABLE "protocols" ADD COLUMN     "is_latest" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "audit_events_code_sequence_idx" ON "audit_events"("code", "sequence");

-- CreateIndex
CREATE INDEX "cells_built_by_id_idx" ON "cells"("built_by_id");

-- One newest revision a family.
CREATE UNIQUE INDEX "protocols_one_latest" ON "protocols" ("family_id") WHERE is_latest;
