/** Spectra of stored files: read once, kept, and read again when reader or analysis have a newer version. */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { kramersKronig } from "@/lib/analysis/impedance/kramers-kronig";
import { spectrumOf } from "@/lib/analysis/impedance/spectrum";
import { database } from "@/lib/db/client";
import { findSpectra, type StoredSpectrum, storeSpectra } from "@/lib/db/spectrum";
import { AppError } from "@/lib/domain/errors";
import { formatReaders } from "@/lib/formats/registry";
import { storage } from "@/lib/storage/configured-storage";
import { readStoredFile } from "./read-stored-file";

/** Spectra are small; a larger file is something else. */
const largestBytes = 32 * 1024 ** 2;
const mostPoints = 2000;
const mostSweeps = 500;

/** @throws AppError unreadable_file, too_large, or invalid_input where the file holds no spectrum */
export async function spectraOfFile(file: {
  readonly sha256: string;
  readonly name: string;
  readonly sizeBytes: number;
}): Promise<readonly StoredSpectrum[]> {
  const kept = await findSpectra(database(), file.sha256);
  if (kept.length > 0 && kept.every(isCurrent)) return kept;
  if (file.sizeBytes > largestBytes) {
    throw new AppError(
      "too_large",
      `spectra are read from files up to 32 MiB; this one has ${file.sizeBytes} bytes`,
    );
  }
  const spectra = await readSpectra(file);
  // A cache, not a statement: whoever looks first fills it, and the history has nothing to tell of it.
  await database().$transaction((tx) => storeSpectra(tx, spectra));
  return spectra;
}

function isCurrent(spectrum: StoredSpectrum): boolean {
  const reader = formatReaders.find(({ id }) => id === spectrum.format);
  return reader?.version === spectrum.readerVersion && spectrum.analysisVersion === analysisVersion;
}

async function readSpectra(file: {
  readonly sha256: string;
  readonly name: string;
}): Promise<readonly StoredSpectrum[]> {
  const local = await storage().localFile(file.sha256);
  try {
    const request = { path: local.path, name: file.name, format: null, mapping: null };
    const outcome = readStoredFile(request, () => undefined);
    if (outcome.kind === "needs_mapping") throw new AppError("invalid_input", outcome.message);
    const { format, reader, recordings } = outcome.file;
    const spectra = recordings.flatMap((recording) => spectrumOf(recording) ?? []);
    if (spectra.length === 0) {
      throw new AppError(
        "invalid_input",
        `expected an impedance spectrum, found ${outcome.file.kind} (${format})`,
      );
    }
    if (spectra.length > mostSweeps || spectra.some(({ frequencyHz }) => frequencyHz.length > mostPoints)) {
      throw new AppError("too_large", `expected up to ${mostSweeps} sweeps of up to ${mostPoints} points`);
    }
    return spectra.map((spectrum, sweep) => ({
      ...spectrum,
      frequencyHz: [...spectrum.frequencyHz],
      realOhm: [...spectrum.realOhm],
      imaginaryOhm: [...spectrum.imaginaryOhm],
      sha256: file.sha256,
      sweep,
      format,
      readerVersion: reader.version,
      analysisVersion,
      kramersKronig: plainTest(kramersKronig(spectrum)),
    }));
  } finally {
    await local.release();
  }
}

function plainTest(test: ReturnType<typeof kramersKronig>): StoredSpectrum["kramersKronig"] {
  return test === null
    ? null
    : { ...test, realResidual: [...test.realResidual], imaginaryResidual: [...test.imaginaryResidual] };
}
