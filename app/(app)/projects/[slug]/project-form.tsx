"use client";

import type { RecordField } from "@/components/record-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Project } from "@/lib/contract/project";

const fields: readonly RecordField[] = [
  { name: "name", label: "Name", kind: "text", isRequired: true },
  {
    name: "visibility",
    label: "Seen by",
    kind: "choice",
    isRequired: true,
    options: [
      { value: "lab", title: "everyone in the lab" },
      { value: "members", title: "members only" },
    ],
  },
  { name: "description", label: "Description", kind: "long_text" },
];

export function ProjectForm({ project }: { project: Project }) {
  return (
    <RecordForm
      draftKey={`project-${project.id}`}
      fields={fields}
      record={project}
      save={(values, version) => client.projects.update({ ...values, ref: project.id, version })}
    />
  );
}
