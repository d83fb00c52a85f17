/** Fits the spectra of a record before somebody opens it: the web server has other requests to answer. */
import { systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { fitSpectrum, listSpectra } from "./impedance";

/** The others of a long series are fitted when they are looked at. */
const mostAhead = 20;

export async function fitSpectraAhead(characterizationId: string): Promise<void> {
  try {
    const { items } = await listSpectra(systemActor, characterizationId);
    for (const { sha256, sweep } of items.slice(0, mostAhead)) {
      await fitSpectrum(systemActor, { ref: characterizationId, sha256, sweep });
    }
  } catch (error) {
    // A file taken off meanwhile, or one that is no spectrum: its page says so.
    if (!(error instanceof AppError)) throw error;
  }
}
