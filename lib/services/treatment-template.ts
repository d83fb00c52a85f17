/** Use cases of treatment templates: the product's own before the projects'. */
import type { TreatmentTemplate, TreatmentTemplateCreate } from "@/lib/contract/treatment-template";
import { database } from "@/lib/db/client";
import { insertTemplate, listTemplateRows } from "@/lib/db/treatment-template";
import type { Actor } from "@/lib/domain/actor";
import { builtInTemplates } from "@/lib/domain/treatment-templates";
import { requireProject, visibleProjects } from "./project-access";
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
