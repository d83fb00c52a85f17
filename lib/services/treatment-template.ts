/** Use cases of treatment templates: the product's own before the projects'. */
import type {
  TreatmentTemplate,
  TreatmentTemplateCreate,
  TreatmentTemplateUpdate,
} from "@/lib/contract/treatment-template";
import { database } from "@/lib/db/client";
import { lockRows } from "@/lib/db/lock";
import {
  findTemplate,
  insertTemplate,
  listTemplateRows,
  updateTemplateRow,
} from "@/lib/db/treatment-template";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { builtInTemplates } from "@/lib/domain/treatment-templates";
import { requireProject, visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export async function listTreatmentTemplates(
  actor: Actor,
  query: { readonly projectId?: string | undefined },
): Promise<{ items: TreatmentTemplate[] }> {
  const own = await listTemplateRows(database(), query.projectId, visibleProjects(actor));
  const builtIn = builtInTemplates.map((template) => ({
    ...template,
    steps: [...template.steps],
    projectId: null,
    isBuiltIn: true,
    version: 1,
  }));
  return { items: [...builtIn, ...own] };
}

export function createTreatmentTemplate(
  actor: Actor,
  input: TreatmentTemplateCreate,
): Promise<TreatmentTemplate> {
  return write(actor, async ({ tx, record }) => {
    await requireProject(tx, actor, "write", input.projectId);
    const template = await insertTemplate(tx, input);
    record({
      action: "create",
      entity: "treatment_template",
      entityId: template.id,
      projectId: input.projectId,
      after: template,
    });
    return template;
  });
}

/** Treatments that were laid from it before stay as they are: a pellet keeps its own steps. */
export function updateTreatmentTemplate(
  actor: Actor,
  input: TreatmentTemplateUpdate,
): Promise<TreatmentTemplate> {
  return write(actor, async ({ tx, record }) => {
    const { ref, version, ...change } = input;
    await lockRows(tx, "treatmentTemplate", [ref]);
    const before = await findTemplate(tx, ref);
    if (before === null || before.projectId === null) throw new AppError("not_found", "No such template.");
    await requireProject(tx, actor, "write", before.projectId);
    await requireCurrentVersion(tx, {
      entity: "treatment_template",
      sentVersion: version,
      current: before,
      sent: change,
    });
    const after = await updateTemplateRow(tx, before.id, change);
    record({
      action: "update",
      entity: "treatment_template",
      entityId: after.id,
      projectId: before.projectId,
      before,
      after,
    });
    return after;
  });
}
