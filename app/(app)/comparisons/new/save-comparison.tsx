"use client";

import { useRouter } from "next/navigation";
import { projectField } from "@/components/project-field";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { ComparisonQuery } from "@/lib/contract/comparison";

/** Gives a view a name, so that it can be pinned, talked about and cited. */
export function SaveComparison({
  query,
  projects,
}: {
  query: ComparisonQuery;
  projects: readonly { readonly id: string; readonly name: string }[];
}) {
  const router = useRouter();
  return (
    <RecordForm
      draftKey="new-comparison"
      fields={[
        { name: "name", label: "What it asks", kind: "text", isRequired: true },
        projectField(projects),
        { name: "description", label: "Notes", kind: "long_text" },
      ]}
      record={{ projectId: projects[0]?.id }}
      save={async (values) => {
        const { code } = await client.comparisons.create({
          projectId: String(values.projectId),
          name: String(values.name),
          description: String(values.description ?? ""),
          query,
        });
        router.push(`/comparisons/${code}`);
      }}
    />
  );
}
