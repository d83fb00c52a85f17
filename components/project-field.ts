import type { RecordField } from "./record-fields";

/** Where a new record belongs. */
export function projectField(projects: readonly { id: string; name: string }[]): RecordField {
  return {
    name: "projectId",
    label: "Project",
    kind: "choice",
    isRequired: true,
    options: projects.map(({ id, name }) => ({ value: id, title: name })),
  };
}
