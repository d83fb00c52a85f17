"use client";

import { toast } from "sonner";
import { editFields, type LayerLot } from "@/components/cell-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Cell, CellUpdate } from "@/lib/contract/cell";

export function EditCell({
  cell,
  interlayers,
  lots,
}: {
  cell: Cell;
  interlayers: readonly { readonly id: string; readonly title: string }[];
  lots: readonly LayerLot[];
}) {
  return (
    <RecordForm
      draftKey={`cell-${cell.id}`}
      fields={editFields({ interlayers, lots })}
      record={cell}
      save={async (values, version) => {
        const { interlayerId, ...change } = values;
        const { warnings } = await client.cells.update({
          ...(change as Partial<CellUpdate>),
          ...(interlayerId === undefined ? {} : { interlayerRef: String(interlayerId) }),
          ref: cell.id,
          version,
        });
        for (const { message } of warnings) toast.warning(message, { duration: 15_000 });
      }}
    />
  );
}
