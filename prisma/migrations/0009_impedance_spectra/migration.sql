-- AlterTable
ALTER TABLE "pellet_conductivities" ADD COLUMN     "source" JSONB;

-- CreateTable
CREATE TABLE "spectra" (
    "sha256" CHAR(64) NOT NULL,
    "sweep" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "reader_version" INTEGER NOT NULL,
    "analysis_version" INTEGER NOT NULL,
    "points" JSONB NOT NULL,
    "fits" JSONB,

    CONSTRAINT "spectra_pkey" PRIMARY KEY ("sha256","sweep")
);

-- AddForeignKey
ALTER TABLE "spectra" ADD CONSTRAINT "spectra_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "raw_files"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
