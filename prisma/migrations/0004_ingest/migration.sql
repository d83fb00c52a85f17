-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "file_order" TEXT NOT NULL DEFAULT 'by_start';

-- AlterTable
ALTER TABLE "run_files" ADD COLUMN     "kind" TEXT;

-- AlterTable
ALTER TABLE "run_results" ADD COLUMN     "parts" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "trace_key" TEXT;

-- CreateTable
CREATE TABLE "worker_processes" (
    "id" UUID NOT NULL,
    "lock_key" SERIAL NOT NULL,
    "job_workers" TEXT[],
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_processes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "worker_processes_lock_key_key" ON "worker_processes"("lock_key");

-- A stripping before the first plating is a row of its own, number 0.
ALTER TABLE "cycles" DROP CONSTRAINT "cycles_number", ADD CONSTRAINT "cycles_number" CHECK (number >= 0);
ALTER TABLE "runs" ADD CONSTRAINT "runs_file_order" CHECK (file_order IN ('by_start', 'by_hand'));
