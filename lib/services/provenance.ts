/** How facts arise in a project: a demonstration's are simulated, a publication's reported, a lab's measured. */
import type { Provenance } from "@/lib/contract/common";
import type { ProjectAccess } from "@/lib/domain/policy";

export function provenanceOf(project: Pick<ProjectAccess, "kind">): Provenance {
  if (project.kind === "demonstration") return "simulated";
  return project.kind === "literature" ? "reported" : "measured";
}
