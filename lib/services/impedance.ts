/** Use cases of impedance: the spectra of a record, circuits fitted to one of them, a fit kept as a conductivity. */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { conductivityOfPellet } from "@/lib/analysis/impedance/conductivity-of-pellet";
import { chooseFit, pelletFit } from "@/lib/analysis/impedance/fit-pellet";
import { pelletCircuits } from "@/lib/analysis/impedance/pellet-models";
import type { Characterization } from "@/lib/contract/characterization";
import type { ConductivityFromFit, PelletFit, Spectrum, SpectrumFit } from "@/lib/contract/impedance";
import { findCharacterization } from "@/lib/db/characterization";
import { database } from "@/lib/db/client";
import { lockRows } from "@/lib/db/lock";
import { findPellet } from "@/lib/db/pellet";
import { findMeasuredPellet, keepConductivityRow, type MeasuredPellet } from "@/lib/db/pellet-conductivity";
import { findFits, type StoredSpectrum, storeFits } from "@/lib/db/spectrum";
import type { Actor } from "@/lib/domain/actor";
import { discAreaCm2 } from "@/lib/domain/area";
import { AppError } from "@/lib/domain/errors";
import { requestAnalysis } from "./analysis-request";
import { getCharacterization } from "./characterization";
import { codedChange } from "./coded-change";
import { electrodeDiameterIn, temperatureIn } from "./impedance-conditions";
import { requireProject } from "./project-access";
import { spectraOfFile } from "./spectra";
import { write } from "./unit-of-work";

export interface RecordSpectra {
  readonly items: Spectrum[];
  /** Attached files without a spectrum: photographs, reports, what no reader knows. */
  readonly notRead: { sha256: string; fileName: string; reason: string }[];
}

/** The spectra of all files attached to a record, in their order. */
export async function listSpectra(actor: Actor, ref: string): Promise<RecordSpectra> {
  const record = await getCharacterization(actor, ref);
  const items: Spectrum[] = [];
  const notRead: RecordSpectra["notRead"] = [];
  for (const file of record.files) {
    try {
      const spectra = await spectraOfFile(file);
      items.push(...spectra.map(({ analysisVersion: _, ...each }) => ({ ...each, fileName: file.name })));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notRead.push({ sha256: file.sha256, fileName: file.name, reason: error.message });
    }
  }
  return { items, notRead };
}

interface SpectrumKey {
  readonly sha256: string;
  readonly sweep: number;
}

/** Circuits fitted to one spectrum; computed when first asked for, then kept. */
export async function fitSpectrum(actor: Actor, input: SpectrumKey & { ref: string }): Promise<SpectrumFit> {
  const record = await getCharacterization(actor, input.ref);
  const spectrum = await requireSpectrum(record, input);
  const pellet = await findMeasuredPellet(database(), record.id);
  const electrodeDiameterMm = electrodeDiameterIn(record.conditions) ?? pellet?.maskDiameterMm ?? null;
  const cellConstantPerCm = cellConstant(pellet, electrodeDiameterMm);
  const tried = await fitsOf(spectrum, cellConstantPerCm);
  const { chosen, criterion } = chooseFit(tried);
  return {
    chosen: chosen as PelletFit | null,
    tried: [...tried],
    criterion,
    cellConstantPerCm,
    pellet: pellet === null ? null : { ...geometryOf(pellet) },
    electrodeDiameterMm,
    temperatureC: temperatureIn(record.conditions) ?? spectrum.temperatureC,
  };
}

function geometryOf({ id, code, thicknessUm, diameterMm }: MeasuredPellet) {
  return { id, code, thicknessUm, diameterMm };
}

/** L/A; null where the pellet's thickness or the electrodes are not known. */
function cellConstant(pellet: MeasuredPellet | null, electrodeDiameterMm: number | null): number | null {
  if (pellet === null || pellet.thicknessUm === null || electrodeDiameterMm === null) return null;
  return (pellet.thicknessUm * 1e-4) / discAreaCm2(electrodeDiameterMm);
}

async function requireSpectrum(record: Characterization, key: SpectrumKey): Promise<StoredSpectrum> {
  const file = record.files.find(({ sha256 }) => sha256 === key.sha256);
  if (file === undefined) throw new AppError("not_found", `${record.code} carries no file ${key.sha256}.`);
  const spectra = await spectraOfFile(file);
  const spectrum = spectra[key.sweep];
  if (spectrum === undefined) {
    throw new AppError(
      "not_found",
      `${file.name} has ${spectra.length} spectra; there is no number ${key.sweep}.`,
    );
  }
  return spectrum;
}

async function fitsOf(
  spectrum: StoredSpectrum,
  cellConstantPerCm: number | null,
): Promise<readonly PelletFit[]> {
  const kept = await findFits(database(), spectrum);
  if (kept !== null && kept.cellConstantPerCm === cellConstantPerCm) return kept.tried;
  const fits: PelletFit[] = [];
  for (const circuit of pelletCircuits) {
    // Twenty circuits take seconds: other requests are answered between them.
    await new Promise(setImmediate);
    const fit = pelletFit(spectrum, circuit, cellConstantPerCm ?? 1);
    if (fit !== null) fits.push({ ...fit, parameters: { ...fit.parameters }, arcs: [...fit.arcs] });
  }
  const tried = [...chooseFit(fits).tried] as PelletFit[];
  await storeFits(database(), spectrum, { cellConstantPerCm, tried });
  return tried;
}

/** Keeps σ and its uncertainty with the pellet, and everything they rest on; results of its cells are computed again. */
export async function keepConductivity(actor: Actor, input: ConductivityFromFit) {
  const { ref, sha256, sweep, part, temperatureC, electrodeDiameterMm } = input;
  const record = await getCharacterization(actor, ref);
  const spectrum = await requireSpectrum(record, { sha256, sweep });
  const measured = await findMeasuredPellet(database(), record.id);
  if (measured === null) {
    throw new AppError(
      "invalid_input",
      `${record.code} is of no pellet: a conductivity needs its thickness and area.`,
    );
  }
  const thicknessUm = input.thicknessUm ?? measured.thicknessUm;
  if (thicknessUm === null) {
    throw new AppError("invalid_input", `The thickness of ${measured.code} is not stated: state it first.`);
  }
  if (measured.diameterMm !== null && electrodeDiameterMm > measured.diameterMm) {
    throw new AppError(
      "invalid_input",
      `Electrodes of ${electrodeDiameterMm} mm do not fit on ${measured.code}, which is ${measured.diameterMm} mm wide.`,
    );
  }
  const geometry = { ...measured, thicknessUm };
  const { chosen, tried } = chooseFit(await fitsOf(spectrum, cellConstant(geometry, electrodeDiameterMm)));
  const fit = input.circuit === undefined ? chosen : tried.find((each) => each.circuit === input.circuit);
  if (fit === null || fit === undefined) {
    throw new AppError(
      "invalid_input",
      input.circuit === undefined
        ? "No circuit describes this spectrum with values it determines: name one yourself, or measure over a wider range."
        : `“${input.circuit}” did not converge on this spectrum, or is not among the circuits tried.`,
    );
  }
  const resistanceOhm = part === "bulk" ? fit.bulkOhm : fit.totalOhm;
  if (resistanceOhm === null) {
    throw new AppError(
      "invalid_input",
      `${fit.circuit} does not tell the ${part} resistance in this spectrum.`,
    );
  }
  const found = conductivityOfPellet({ ...input, resistanceOhm, thicknessUm });
  const value = {
    temperatureC,
    part,
    conductivityMsCm: found.conductivityMsCm.value,
    standardUncertaintyMsCm: found.conductivityMsCm.standardUncertainty,
    source: {
      characterizationCode: record.code,
      sha256,
      fileName: record.files.find((file) => file.sha256 === sha256)?.name ?? spectrum.name,
      sweep,
      format: spectrum.format,
      readerVersion: spectrum.readerVersion,
      analysisVersion,
      circuit: fit.circuit,
      isChosenByCriterion: fit.circuit === chosen?.circuit,
      frequencyMinHz: spectrum.frequencyHz.at(-1) ?? 0,
      frequencyMaxHz: spectrum.frequencyHz[0] ?? 0,
      kramersKronigRms: spectrum.kramersKronig?.rmsResidual ?? null,
      resistanceOhm,
      asrOhmCm2: found.asrOhmCm2,
      thicknessUm,
      electrodeDiameterMm,
      uncertaintyFrom: [...found.uncertaintyFrom],
    },
  };
  return write(actor, async ({ tx, record: note }) => {
    await lockRows(tx, "pellet", [measured.id]);
    const current = await findCharacterization(tx, record.id);
    const before = await findPellet(tx, measured.id);
    if (current === null || before === null) throw new AppError("not_found", `No characterization ${ref}.`);
    await requireProject(tx, actor, "write", current.projectId);
    await requireProject(tx, actor, "write", before.projectId);
    await keepConductivityRow(tx, before.id, value);
    const after = await findPellet(tx, before.id);
    if (after === null) throw new Error("A pellet just written must be there.");
    await requestAnalysis(tx, { pelletId: after.id });
    const reason = `σ(${part}) at ${temperatureC} °C from ${record.code}, ${value.source.fileName}`;
    note(codedChange("update", "pellet", { before, after, reason }));
    return { pelletCode: after.code, pelletVersion: after.version, ...value };
  });
}
