/** Templates as steps to lay on a face: on A, the side that is coated first. */
import type { Actor } from "@/lib/domain/actor";
import { listTreatmentTemplates } from "@/lib/services/treatment-template";

export async function treatmentPlans(actor: Actor) {
  const { items } = await listTreatmentTemplates(actor, {});
  return items.map(({ name, steps }) => ({
    name,
    steps: steps.map((step) => ({ ...step, face: "A" as const, performedAt: null })),
  }));
}
