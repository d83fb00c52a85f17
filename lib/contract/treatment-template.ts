/** Treatment templates: named ordered steps for a pellet's face. */
import { z } from "zod";
import { procedure, shortText } from "./common";
import { treatment } from "./pellet";

/** A treatment without its face and its moment. */
export const templateStep = treatment.omit({ face: true, performedAt: true });

export const treatmentTemplate = z.object({
  id: z.string(),
  projectId: z.uuid().nullable().describe("Null for the ones that come with the product"),
  name: z.string(),
  isBuiltIn: z.boolean(),
  steps: z.array(templateStep),
  version: z.int().positive().describe("Send it back with an update; a stale one is answered with 409"),
});
export type TreatmentTemplate = z.infer<typeof treatmentTemplate>;

export const treatmentTemplateCreate = z.object({
  projectId: z.uuid(),
  name: shortText,
  steps: z.array(templateStep).min(1, "A template has at least one step").max(100),
});
export type TreatmentTemplateCreate = z.infer<typeof treatmentTemplateCreate>;

export const treatmentTemplateUpdate = z.object({
  ref: z.uuid(),
  version: z.int().positive(),
  ...treatmentTemplateCreate.omit({ projectId: true }).partial().shape,
});
export type TreatmentTemplateUpdate = z.infer<typeof treatmentTemplateUpdate>;

const base = procedure.route({ tags: ["treatment templates"] });

export const treatmentTemplateContract = {
  list: base
    .route({
      method: "GET",
      path: "/treatment-templates",
      summary: "Templates of the product and of projects",
    })
    .input(z.object({ projectId: z.uuid().optional() }))
    .output(z.object({ items: z.array(treatmentTemplate) })),
  create: base
    .route({
      method: "POST",
      path: "/treatment-templates",
      summary: "Keep ordered steps as a template",
      successStatus: 201,
    })
    .input(treatmentTemplateCreate)
    .output(treatmentTemplate),
  update: base
    .route({
      method: "PATCH",
      path: "/treatment-templates/{ref}",
      summary: "Change a template of a project",
      description: "Treatments laid from it before stay as they are.",
    })
    .input(treatmentTemplateUpdate)
    .output(treatmentTemplate),
};
