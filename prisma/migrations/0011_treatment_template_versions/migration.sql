-- AlterTable
ALTER TABLE "treatment_templates" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
