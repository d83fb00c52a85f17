"use client";

import { RecordForm } from "@/components/record-form";
import { runFields } from "@/components/run/run-fields";
import { client } from "@/lib/client/browser-client";
import type { Run } from "@/lib/contract/run";

export function EditRun({
  run,
  protocols,
}: {
  run: Run;
  protocols: readonly { readonly id: string; readonly title: string }[];
}) {
  return (
    <RecordForm
      draftKey={`run-${run.id}`}
      fields={runFields(protocols)}
      record={run}
      save={(values, version) => client.runs.update({ ...values, ref: run.id, version })}
    />
  );
}
