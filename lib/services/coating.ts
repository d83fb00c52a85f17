/** Coating pellets in a deposition: fresh faces get an interlayer, named interlayers get a further layer. */
import type { Coating, Deposition } from "@/lib/contract/deposition";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Pellet } from "@/lib/contract/pellet";
import type { Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import {
  findInterlayer,
  insertInterlayers,
  interlayersOnPellets,
  type NewInterlayer,
  updateInterlayerRow,
} from "@/lib/db/interlayer";
import { lockRows } from "@/lib/db/lock";
import { findPellets } from "@/lib/db/pellet";
import { depositedThicknessNm, thicknessWarning, type Warning } from "@/lib/domain/deposited-thickness";
import { AppError } from "@/lib/domain/errors";
import { invalidFields } from "@/lib/domain/invalid-fields";
import { codedChange } from "./coded-change";
import { followPelletUse } from "./pellet-status";
import type { UnitOfWork } from "./unit-of-work";

type Recipe = Pick<Deposition, "id" | "projectId" | "metal" | "rateNmPerMin" | "durationMin" | "provenance">;

/** Coats in the order given, all or none. @throws AppError with the place in the list that cannot be done */
export async function coatPellets(
  unit: UnitOfWork,
  deposition: Recipe,
  coatings: readonly Coating[],
): Promise<{ interlayers: Interlayer[]; warnings: Warning[] }> {
  const { tx, record } = unit;
  await lockRows(
    tx,
    "interlayer",
    coatings.flatMap((each) => each.interlayerRef ?? []),
  );
  const { pellets, faces } = await lockPellets(
    tx,
    coatings.flatMap((each) => each.pelletRef ?? []),
  );
  const codes = await takeCodes(
    tx,
    "interlayer",
    coatings.flatMap((each) => (each.pelletRef === undefined ? [] : [each.code])),
  );
  const planned: NewInterlayer[] = [];
  const layered = new Map<number, Interlayer>();
  for (const [index, coating] of coatings.entries()) {
    const place = `coatings.${index}`;
    const layer = layerOf(deposition, coating);
    if (coating.interlayerRef !== undefined) {
      layered.set(index, await addLayer(unit, deposition, { ref: coating.interlayerRef, layer, place }));
      continue;
    }
    const pellet = pellets.get(coating.pelletRef ?? "");
    if (pellet === undefined || pellet.projectId !== deposition.projectId) {
      const message = `There is no pellet ${coating.pelletRef} in this project.`;
      throw invalidFields([{ path: `${place}.pelletRef`, message }]);
    }
    const code = codes[planned.length] ?? "";
    takeFace({ pellet, coating, faces, place, code });
    planned.push({
      projectId: pellet.projectId,
      pelletId: pellet.id,
      face: coating.face,
      maskDiameterMm: coating.maskDiameterMm ?? null,
      notes: coating.notes ?? "",
      provenance: deposition.provenance,
      code,
      layers: [layer],
    });
  }
  const made = await insertInterlayers(tx, planned);
  for (const interlayer of made) record(codedChange("create", "interlayer", { after: interlayer }));
  let next = 0;
  const interlayers = coatings.flatMap((_, index) => layered.get(index) ?? made[next++] ?? []);
  await followPelletUse(
    unit,
    made.map((each) => each.pelletId),
  );
  return { interlayers, warnings: coatingWarnings(deposition, coatings) };
}

function layerOf(deposition: Recipe, coating: Coating) {
  return {
    metal: deposition.metal,
    nominalThicknessNm: coating.nominalThicknessNm ?? depositedThicknessNm(deposition),
    measuredThicknessNm: coating.measuredThicknessNm ?? null,
    measuredBy: coating.measuredBy ?? null,
    depositionId: deposition.id,
  };
}

async function addLayer(
  { tx, record }: UnitOfWork,
  deposition: Recipe,
  further: { readonly ref: string; readonly layer: ReturnType<typeof layerOf>; readonly place: string },
): Promise<Interlayer> {
  const before = await requireCoatable(tx, deposition, further.ref, further.place);
  const after = await updateInterlayerRow(tx, before.id, { layers: [...before.layers, further.layer] });
  record(codedChange("update", "interlayer", { before, after }));
  return after;
}

const faceKey = (pelletId: string, face: string) => `${pelletId} ${face}`;

/** The pellets by the reference they were named with, locked, and the code of what each of their faces carries. */
export async function lockPellets(tx: Transaction, refs: readonly string[]) {
  await lockRows(tx, "pellet", refs);
  const pellets = await findPellets(tx, refs);
  const ids = [...pellets.values()].map((pellet) => pellet.id);
  const carried = await interlayersOnPellets(tx, ids);
  const faces = new Map(carried.map((each) => [faceKey(each.pelletId, each.face), each.code]));
  return { pellets, faces };
}

/**
 * Puts an interlayer of that code on a free face.
 * @throws AppError when the pellet is no longer whole, is too small, or carries something on that face
 */
export function takeFace(input: {
  readonly pellet: Pellet;
  readonly coating: Pick<Coating, "face" | "maskDiameterMm">;
  readonly faces: Map<string, string>;
  readonly place: string;
  readonly code: string;
}): void {
  const { pellet, coating, faces, place, code } = input;
  if (pellet.status === "broken" || pellet.archivedAt !== null) {
    throw new AppError(
      "conflict",
      `${place}: ${pellet.code} is ${pellet.archivedAt === null ? "broken" : "archived"}.`,
    );
  }
  const mask = coating.maskDiameterMm ?? null;
  if (mask !== null && pellet.diameterMm !== null && mask > pellet.diameterMm) {
    const message = `A mask of ${mask} mm is wider than ${pellet.code}, ${pellet.diameterMm} mm.`;
    throw invalidFields([{ path: `${place}.maskDiameterMm`, message }]);
  }
  // A publication describes roles and not discs: one literature pellet stands for many.
  const carried = faces.get(faceKey(pellet.id, coating.face));
  if (carried !== undefined && pellet.provenance !== "reported") {
    throw new AppError(
      "conflict",
      `${place}: face ${coating.face} of ${pellet.code} already carries ${carried}; ` +
        "for a further layer name the interlayer instead of the pellet.",
    );
  }
  faces.set(faceKey(pellet.id, coating.face), code);
}

async function requireCoatable(
  tx: Transaction,
  deposition: Recipe,
  ref: string,
  place: string,
): Promise<Interlayer> {
  const interlayer = await findInterlayer(tx, ref);
  if (interlayer === null || interlayer.projectId !== deposition.projectId) {
    throw invalidFields([
      { path: `${place}.interlayerRef`, message: `There is no interlayer ${ref} in this project.` },
    ]);
  }
  if (interlayer.isBare) {
    throw new AppError("conflict", `${place}: ${interlayer.code} is an uncoated control and stays one.`);
  }
  const cell = interlayer.cells[0];
  if (cell !== undefined) {
    throw new AppError("conflict", `${place}: ${interlayer.code} is built into ${cell.code} already.`);
  }
  if (interlayer.archivedAt !== null) {
    throw new AppError("conflict", `${place}: ${interlayer.code} is archived.`);
  }
  return interlayer;
}

/** Thickness against rate × time, coating by coating. */
export function coatingWarnings(
  deposition: Pick<Recipe, "rateNmPerMin" | "durationMin">,
  coatings: readonly { readonly nominalThicknessNm?: number | null | undefined }[],
): Warning[] {
  return coatings.flatMap((coating, index) => {
    const field = `coatings.${index}.nominalThicknessNm`;
    return (
      thicknessWarning(deposition, { field, nominalThicknessNm: coating.nominalThicknessNm ?? null }) ?? []
    );
  });
}
