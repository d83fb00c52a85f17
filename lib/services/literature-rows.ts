/** Lots to characterizations of a published data set: codes become ids, kind after kind. */
import { newId } from "@/lib/db/id";
import { type LiteratureEntity, replaceParts, saveByCode } from "@/lib/db/literature";
import type { LiteraturePlan } from "@/lib/interop/literature/plan";
import { recordSaved } from "./literature-history";
import type { UnitOfWork } from "./unit-of-work";

/** The id of a row of the data set by its kind and code. */
export type IdOf = (kind: LiteratureEntity, code: string) => string;

const provenance = "reported";

/** Saves all rows and their parts. */
export async function saveLiteratureRows(
  unit: UnitOfWork,
  projectId: string,
  plan: LiteraturePlan,
): Promise<IdOf> {
  const ids = new Map<string, string>();
  const idOf: IdOf = (kind, code) => {
    const id = ids.get(`${kind} ${code}`);
    if (id === undefined) throw new Error(`The data set names ${kind} ${code} and does not describe it.`);
    return id;
  };
  const maybe = (kind: LiteratureEntity, code: string | null) => (code === null ? null : idOf(kind, code));
  async function save(kind: LiteratureEntity, rows: readonly { readonly code: string }[]): Promise<void> {
    const saved = await saveByCode(
      unit.tx,
      kind,
      rows.map((row) => ({ ...row, projectId, provenance })),
    );
    for (const [code, id] of saved.ids) ids.set(`${kind} ${code}`, id);
    recordSaved(unit, kind, projectId, saved);
  }

  await save("lot", plan.lots);
  await save(
    "pellet",
    plan.pellets.map(({ lotCode, treatments, conductivities, ...row }) => ({
      ...row,
      lotId: maybe("lot", lotCode),
      status: "built_in",
    })),
  );
  await save(
    "deposition",
    plan.depositions.map(({ targetLotCode, ...row }) => ({
      ...row,
      targetLotId: maybe("lot", targetLotCode),
    })),
  );
  await save(
    "interlayer",
    plan.interlayers.map(({ pelletCode, depositionCode, ...row }) => ({
      ...row,
      pelletId: idOf("pellet", pelletCode),
      face: "A",
    })),
  );
  await save(
    "cell",
    plan.cells.map(({ interlayerCode, layers, assemblySteps, ...row }) => ({
      ...row,
      interlayerId: idOf("interlayer", interlayerCode),
      catholyteAmountUnit: row.catholyteAmount === null ? null : "wt_percent",
      // Which area divides a current is stated nowhere in the source.
      areaBasis: "unknown",
      status: "ended",
    })),
  );
  await saveProtocols(unit, projectId, plan, save);
  await save(
    "run",
    plan.runs.map(({ cellCode, protocolCode, ...row }) => ({
      ...row,
      cellId: idOf("cell", cellCode),
      protocolId: maybe("protocol", protocolCode),
      status: "ended",
    })),
  );
  await save(
    "characterization",
    plan.characterizations.map(({ pelletCode, cellCode, alsoOnCells, findings, ...row }) => ({
      ...row,
      pelletId: maybe("pellet", pelletCode),
      cellId: maybe("cell", cellCode),
    })),
  );
  await saveParts(unit, plan, idOf);
  return idOf;
}

/** A recipe of a publication is the first and only revision of its family. */
async function saveProtocols(
  unit: UnitOfWork,
  projectId: string,
  plan: LiteraturePlan,
  save: (kind: "protocol", rows: readonly { readonly code: string }[]) => Promise<void>,
): Promise<void> {
  const known = await unit.tx.protocol.findMany({
    where: { projectId },
    select: { code: true, familyId: true },
  });
  const families = new Map(known.map(({ code, familyId }) => [code, familyId]));
  await save(
    "protocol",
    plan.protocols.map((row) => ({
      ...row,
      familyId: families.get(row.code) ?? newId(),
      areaBasis: "unknown",
    })),
  );
}

async function saveParts(unit: UnitOfWork, plan: LiteraturePlan, idOf: IdOf): Promise<void> {
  const { pellets, interlayers, cells, characterizations } = plan;
  const parts = {
    treatments: pellets.flatMap(({ code, treatments }) =>
      treatments.map((each) => ({ ...each, pelletId: idOf("pellet", code) })),
    ),
    conductivities: pellets.flatMap(({ code, conductivities }) =>
      conductivities.map((each) => ({
        ...each,
        pelletId: idOf("pellet", code),
        provenance: "reported" as const,
      })),
    ),
    interlayerLayers: interlayers.map(({ code, metal, nominalThicknessNm, depositionCode }) => ({
      interlayerId: idOf("interlayer", code),
      position: 0,
      metal,
      nominalThicknessNm,
      depositionId: depositionCode === null ? null : idOf("deposition", depositionCode),
    })),
    cellLayers: cells.flatMap(({ code, layers }) =>
      layers.map(({ lotCode, ...each }) => ({
        ...each,
        cellId: idOf("cell", code),
        lotId: lotCode === null ? null : idOf("lot", lotCode),
      })),
    ),
    assemblySteps: cells.flatMap(({ code, assemblySteps }) =>
      assemblySteps.map((each) => ({ ...each, cellId: idOf("cell", code) })),
    ),
    findings: characterizations.flatMap(({ code, findings }) =>
      findings.map((each) => ({ ...each, characterizationId: idOf("characterization", code) })),
    ),
    alsoOnCells: characterizations.flatMap(({ code, alsoOnCells }) =>
      alsoOnCells.map((cell) => ({
        characterizationId: idOf("characterization", code),
        cellId: idOf("cell", cell),
      })),
    ),
  };
  await replaceParts(unit.tx, parts, {
    pellets: pellets.map(({ code }) => idOf("pellet", code)),
    interlayers: interlayers.map(({ code }) => idOf("interlayer", code)),
    cells: cells.map(({ code }) => idOf("cell", code)),
    characterizations: characterizations.map(({ code }) => idOf("characterization", code)),
  });
}
