/** The interlayer and pellet that a cell is built on. */

import type { Transaction } from "@/lib/db/client";
import { findInterlayer, findInterlayers } from "@/lib/db/interlayer";
import { lockRows } from "@/lib/db/lock";
import { findPellet, findPellets } from "@/lib/db/pellet";
import { AppError } from "@/lib/domain/errors";
import { invalidFields } from "@/lib/domain/invalid-fields";
import type { Ground } from "./cell-checks";

export async function findGround(tx: Transaction, interlayerRef: string): Promise<Ground | null> {
  const interlayer = await findInterlayer(tx, interlayerRef);
  const pellet = interlayer === null ? null : await findPellet(tx, interlayer.pelletId);
  return interlayer === null || pellet === null ? null : { interlayer, pellet };
}

/** Finds and locks the grounds of a batch, by the reference each was named with. */
export async function lockGrounds(tx: Transaction, refs: readonly string[]): Promise<Map<string, Ground>> {
  await lockRows(tx, "interlayer", refs);
  const interlayers = await findInterlayers(tx, refs);
  const pelletIds = [...interlayers.values()].map((interlayer) => interlayer.pelletId);
  await lockRows(tx, "pellet", pelletIds);
  const pellets = await findPellets(tx, pelletIds);
  const grounds = new Map<string, Ground>();
  for (const ref of new Set(refs)) {
    const interlayer = interlayers.get(ref);
    const pellet = interlayer === undefined ? undefined : pellets.get(interlayer.pelletId);
    if (interlayer !== undefined && pellet !== undefined) grounds.set(ref, { interlayer, pellet });
  }
  return grounds;
}

/** @throws AppError when nothing is there, or it can no longer be built on */
export function requireBuildable(ground: Ground | undefined, ref: string, path: string): Ground {
  if (ground === undefined) throw invalidFields([{ path, message: `There is no interlayer ${ref}.` }]);
  const { interlayer, pellet } = ground;
  if (interlayer.archivedAt !== null)
    throw new AppError("conflict", `${path}: ${interlayer.code} is archived.`);
  if (pellet.status === "broken" || pellet.archivedAt !== null) {
    const state = pellet.archivedAt === null ? "broken" : "archived";
    throw new AppError("conflict", `${path}: ${pellet.code} under ${interlayer.code} is ${state}.`);
  }
  return ground;
}
