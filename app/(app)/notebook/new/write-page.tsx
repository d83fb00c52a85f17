"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef } from "react";
import { notebookFields } from "@/components/notebook/notebook-fields";
import { projectField } from "@/components/project-field";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { NotebookEntryCreate } from "@/lib/contract/notebook";

/** A new page on the API; afterwards the page itself. */
export function WritePage({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const router = useRouter();
  const code = useRef("");
  const fields = useMemo(() => [projectField(projects), ...notebookFields([])], [projects]);
  return (
    <RecordForm
      draftKey="notebook-new"
      fields={fields}
      record={{ projectId: projects[0]?.id ?? null, title: null, entryDate: today(), body: "" }}
      submitLabel="Save page"
      save={async (values) => {
        code.current = (await client.notebook.create(values as unknown as NotebookEntryCreate)).code;
      }}
      onSaved={() => router.push(`/notebook/${code.current}`)}
    />
  );
}

/** The day of the person who writes. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
