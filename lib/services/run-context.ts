/** What of cell, pellet, interlayer and protocol an analysis needs, from the rows that hold it. */
import { createHash } from "node:crypto";
import { filmUptake } from "@/lib/analysis/alloy";
import { type InterlayerMetal, metals } from "@/lib/analysis/alloy-phases";
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { protocolPreview } from "@/lib/analysis/protocol-preview";
import { canonicalJson } from "@/lib/db/audit";
import type { AnalysisInput } from "@/lib/db/run-analysis";
import type { AreaBasis } from "@/lib/domain/area";
import { areaOnBasisCm2, cellAreas } from "@/lib/domain/cell-areas";
import type { ProtocolStep } from "@/lib/domain/protocol-step";
import type { PersonsEnd, RunContext } from "./analyse-recordings";

export function runContextOf(input: AnalysisInput): RunContext {
  const { cell, protocol } = input;
  const basis = cell.areaBasis as AreaBasis;
  const areas = cellAreas({
    maskDiameterMm: input.interlayer.maskDiameterMm,
    cathodeDiameterMm: cell.cathodeDiameterMm,
    pelletDiameterMm: input.pellet.diameterMm,
    counterDiameterMm: cell.counterDiameterMm,
  });
  const areaCm2 = areaOnBasisCm2(areas, basis);
  /** An areal value of one basis on the cell's own. */
  const onBasis = (perCm2: number | null, from: AreaBasis) => {
    const other = areaOnBasisCm2(areas, from);
    return perCm2 === null || other === null || areaCm2 === null ? null : (perCm2 * other) / areaCm2;
  };
  return {
    counterElectrode: cell.kind === null ? "unknown" : cell.kind === "hybrid_full" ? "cathode" : "lithium",
    statedSign: cell.platingSignSource === "inferred" ? null : (cell.platingSign as 1 | -1 | null),
    area: { basis, areaCm2 },
    pellet: pelletOf(input.pellet, input.temperatureC ?? protocol?.temperatureC ?? null),
    alloyMahCm2: onBasis(uptakeOf(input.interlayer), "interlayer"),
    cathodeMahCm2: onBasis(cell.cathodeLoadingMahCm2, "cathode"),
    upperCutoffV: protocol?.upperCutoffV ?? null,
    formationCycles: input.formationCycles,
    isCcd: protocol === null ? null : protocol.kind === "ccd",
    plannedMaCm2: protocol?.kind === "ccd" && protocol.areaBasis === basis ? plannedOf(protocol.steps) : null,
    personsEnd: personsEndOf(input),
  };
}

/** Thickness after polishing and the conductivity measured nearest to the run's temperature, within 10 K. */
function pelletOf(pellet: AnalysisInput["pellet"], temperatureC: number | null) {
  const thicknessUm = pellet.polishedThicknessUm ?? pellet.thicknessUm;
  const wantedC = temperatureC ?? 25;
  const rank = ["total", "not_stated", "bulk"];
  const [nearest] = pellet.conductivities
    .map((each) => ({ ...each, distance: Math.abs(each.temperatureC - wantedC) }))
    .filter((each) => each.distance <= 10)
    .sort((a, b) => a.distance - b.distance || rank.indexOf(a.part) - rank.indexOf(b.part));
  return thicknessUm === null || nearest === undefined
    ? null
    : { thicknessUm, conductivityMsCm: nearest.conductivityMsCm };
}

/** Charge that the film takes up before lithium plates, mAh per cm² of film; null for films of several metals. */
function uptakeOf({ metal, thicknessNm }: AnalysisInput["interlayer"]): number | null {
  if (metal === "bare") return 0;
  if (thicknessNm === null || !(metal in metals)) return null;
  return filmUptake({ metal: metal as InterlayerMetal, thicknessNm });
}

function plannedOf(steps: unknown): readonly number[] | null {
  const { segments } = protocolPreview(steps as readonly ProtocolStep[], { maxSegments: 20_000 });
  const planned = segments
    .filter((segment) => segment.kind === "plating" && segment.currentDensityMaCm2 !== null)
    .map((segment) => Math.abs(segment.currentDensityMaCm2!));
  return planned.length > 0 ? planned : null;
}

function personsEndOf(input: AnalysisInput): PersonsEnd | null {
  if (input.endDecidedBy !== "person") return null;
  return { endEvent: input.endEvent, censorReason: input.censorReason, reason: input.endReason ?? "" };
}

/** SHA-256 over all that goes into an analysis: equal hashes, equal results. */
export function inputHashOf(input: AnalysisInput): string {
  const files = input.files.map(({ id, sha256, traceKey }) => ({ id, sha256, traceKey }));
  return createHash("sha256")
    .update(canonicalJson({ analysisVersion, files, spectra: input.spectra, context: runContextOf(input) }))
    .digest("hex");
}
