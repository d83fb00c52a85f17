-- AlterEnum
ALTER TYPE "ingest_status" ADD VALUE 'set_aside';

-- AlterTable
ALTER TABLE "run_files" ADD COLUMN     "set_aside_reason" TEXT;

-- As text: a value just added may not be used before it is committed.
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_set_aside_reason" CHECK (("status"::text = 'set_aside') = ("set_aside_reason" IS NOT NULL));
