/**
 * The published data sets that ship with the product: each becomes a read-only project whose rows are roles that the
 * publication describes, with every value as a statement and every disagreement flagged.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { database } from "@/lib/db/client";
import { findPublicationByDoi, savePublication } from "@/lib/db/literature";
import { findProject, insertProject } from "@/lib/db/project";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { LiteraturePlan } from "@/lib/interop/literature/plan";
import { readLiteratureDataset } from "@/lib/interop/literature/read-dataset";
import { saveLiteratureEvidence } from "./literature-evidence";
import { saveLiteratureRows } from "./literature-rows";
import { type UnitOfWork, write } from "./unit-of-work";

export interface SeededLiterature {
  readonly doi: string;
  readonly projectId: string;
  /** False when the database held exactly this data set already. */
  readonly isChanged: boolean;
}

interface SeedOptions {
  /** @default prisma/literature beside the product's start */
  readonly folder?: string;
  /** Compares every row even when the data set's hash is known. @default false */
  readonly isThorough?: boolean;
}

/** Brings every data set of the folder into the product; again changes nothing. A corrected one corrects its rows. */
export async function seedLiterature(
  actor: Actor = systemActor,
  { folder = join(process.cwd(), "prisma/literature"), isThorough = false }: SeedOptions = {},
): Promise<readonly SeededLiterature[]> {
  if (!actor.isSystem) throw new AppError("not_permitted", "Published data sets come with the product.");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const seeded: SeededLiterature[] = [];
  for (const name of names) {
    const plan = readLiteratureDataset(await readFile(join(folder, name)));
    seeded.push(await seedPlan(actor, plan, isThorough));
  }
  return seeded;
}

async function seedPlan(actor: Actor, plan: LiteraturePlan, isThorough: boolean): Promise<SeededLiterature> {
  const { doi, details } = plan.publication;
  const known = await findPublicationByDoi(database(), doi);
  if (known !== null && known.datasetSha256 === details.datasetSha256 && !isThorough) {
    return { doi, projectId: known.projectId, isChanged: false };
  }
  return write(
    actor,
    async (unit) => {
      const projectId = known?.projectId ?? (await ensureProject(unit, plan));
      const publicationId = await savePublication(unit.tx, projectId, plan.publication);
      unit.record({
        action: known === null ? "create" : "update",
        entity: "publication",
        entityId: publicationId,
        code: doi,
        projectId,
        after: plan.publication,
      });
      const idOf = await saveLiteratureRows(unit, projectId, plan);
      await saveLiteratureEvidence(unit, { projectId, publicationId, plan, idOf });
      return { doi, projectId, isChanged: true };
    },
    { timeoutMs: 120_000 },
  );
}

async function ensureProject({ tx, record }: UnitOfWork, plan: LiteraturePlan): Promise<string> {
  const { slug, name, description } = plan.project;
  const found = await findProject(tx, slug);
  if (found !== null) {
    if (found.kind !== "literature") {
      throw new AppError("conflict", `A ${found.kind} project has the address “${slug}”: rename it first.`);
    }
    return found.id;
  }
  const project = await insertProject(tx, { slug, name, description, visibility: "lab", kind: "literature" });
  record({
    action: "create",
    entity: "project",
    entityId: project.id,
    projectId: project.id,
    after: project,
  });
  return project.id;
}
