/** Spectra as they were read from stored files, and the circuits fitted to them: a cache over the bytes. */
import type { PelletFit, Spectrum } from "@/lib/contract/impedance";
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";

/** A spectrum without the name its file carries in one characterization. */
export type StoredSpectrum = Omit<Spectrum, "fileName"> & { readonly analysisVersion: number };

export interface StoredFits {
  readonly cellConstantPerCm: number | null;
  readonly tried: readonly PelletFit[];
}

type Points = Omit<
  StoredSpectrum,
  "sha256" | "sweep" | "name" | "format" | "readerVersion" | "analysisVersion"
>;

export async function findSpectra(tx: Transaction, sha256: string): Promise<readonly StoredSpectrum[]> {
  const rows = await tx.spectrum.findMany({
    where: { sha256 },
    orderBy: { sweep: "asc" },
    omit: { fits: true },
  });
  return rows.map(({ points, ...row }) => ({ ...row, ...(points as unknown as Points) }));
}

/** Replaces what is kept of a file. */
export async function storeSpectra(
  tx: Pick<Transaction, "spectrum">,
  spectra: readonly StoredSpectrum[],
): Promise<void> {
  for (const { sha256, sweep, name, format, readerVersion, analysisVersion, ...points } of spectra) {
    const row = { name, format, readerVersion, analysisVersion, points: points as Prisma.InputJsonObject };
    await tx.spectrum.upsert({
      where: { sha256_sweep: { sha256, sweep } },
      create: { sha256, sweep, ...row },
      // Fits of an older reading are not fits of this one.
      update: { ...row, fits: Prisma.DbNull },
    });
  }
}

export async function findFits(
  tx: Transaction,
  { sha256, sweep }: { readonly sha256: string; readonly sweep: number },
): Promise<StoredFits | null> {
  const row = await tx.spectrum.findUnique({
    where: { sha256_sweep: { sha256, sweep } },
    select: { fits: true },
  });
  const fits = row?.fits as unknown as StoredFits | null | undefined;
  return Array.isArray(fits?.tried) ? (fits ?? null) : null;
}

export async function storeFits(
  tx: Pick<Transaction, "spectrum">,
  { sha256, sweep }: { readonly sha256: string; readonly sweep: number },
  fits: StoredFits,
): Promise<void> {
  await tx.spectrum.update({
    where: { sha256_sweep: { sha256, sweep } },
    data: { fits: fits as unknown as Prisma.InputJsonObject },
  });
}
