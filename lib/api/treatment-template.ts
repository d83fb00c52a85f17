import {
  createTreatmentTemplate,
  listTreatmentTemplates,
  updateTreatmentTemplate,
} from "@/lib/services/treatment-template";
import { api } from "./implementer";

const templates = api.treatmentTemplates;

export const treatmentTemplateApi = templates.router({
  list: templates.list.handler(({ context, input }) => listTreatmentTemplates(context.actor, input)),
  create: templates.create.handler(({ context, input }) => createTreatmentTemplate(context.actor, input)),
  update: templates.update.handler(({ context, input }) => updateTreatmentTemplate(context.actor, input)),
});
