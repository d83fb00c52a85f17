"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { notebookFields } from "@/components/notebook/notebook-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { NotebookEntry } from "@/lib/contract/notebook";

export function EditPage({ entry }: { entry: NotebookEntry }) {
  const router = useRouter();
  const fields = useMemo(() => notebookFields(entry.attachments), [entry.attachments]);
  return (
    <RecordForm
      draftKey={`notebook-${entry.id}`}
      fields={fields}
      record={entry}
      save={(values, version) => client.notebook.update({ ...values, ref: entry.id, version })}
      onSaved={() => router.push(`/notebook/${entry.code}`)}
    />
  );
}
