"use client";

import { lotFields } from "@/components/lot-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Lot } from "@/lib/contract/lot";

export function EditLot({ lot }: { lot: Lot }) {
  return (
    <RecordForm
      draftKey={`lot-${lot.id}`}
      fields={lotFields}
      record={lot}
      save={(values, version) => client.lots.update({ ...values, ref: lot.id, version })}
    />
  );
}
