-- AlterTable
ALTER TABLE "run_results" ADD COLUMN     "ce_estimator" TEXT NOT NULL DEFAULT 'ratio_of_sums',
ADD COLUMN     "life_hits" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "run_results" ADD CONSTRAINT "run_results_ce_estimator_known"
  CHECK ("ce_estimator" IN ('ratio_of_sums', 'reservoir'));
