/** Every lab begins with one project of its own, so that the first pellet has a place. */
import { database } from "@/lib/db/client";
import { systemActor } from "@/lib/domain/actor";
import { write } from "./unit-of-work";

export async function ensureLabProject(): Promise<void> {
  if ((await database().project.count({ where: { kind: "lab" } })) > 0) return;
  await write(systemActor, async ({ tx, record }) => {
    const project = await tx.project.create({
      data: { slug: "lab", name: "Our lab", description: "Rename me: the lab's first project.", kind: "lab" },
    });
    record({
      action: "create",
      entity: "project",
      entityId: project.id,
      projectId: project.id,
      after: { slug: project.slug, name: project.name, kind: project.kind, version: project.version },
    });
  });
}
