"use client";

import { depositionFields } from "@/components/deposition-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Deposition } from "@/lib/contract/deposition";

export function EditDeposition({ deposition }: { deposition: Deposition }) {
  return (
    <RecordForm
      draftKey={`deposition-${deposition.id}`}
      fields={depositionFields}
      record={deposition}
      save={(values, version) => client.depositions.update({ ...values, ref: deposition.id, version })}
    />
  );
}
