"use client";

import type { Cell } from "@/lib/contract/cell";
import type { RecordField } from "../record-fields";
import { RecordForm } from "../record-form";

export type SignChange = Partial<Pick<Cell, "platingSign" | "platingSignReason">>;

const fields: readonly RecordField[] = [
  {
    name: "platingSign",
    label: "Current that plates at the interlayer",
    kind: "choice",
    isRequired: true,
    isNumeric: true,
    options: [
      { value: "-1", title: "negative" },
      { value: "1", title: "positive" },
    ],
  },
  { name: "platingSignReason", label: "The evidence", kind: "text", isRequired: true },
];

/** States the plating sign of a cell by hand, where no run shows it or a run shows it wrongly. */
export function SignForm({
  cell,
  state,
}: {
  cell: Pick<Cell, "id" | "version" | "platingSign" | "platingSignReason">;
  /** Changes what is given, at the version that was read. */
  state: (change: SignChange, version: number) => Promise<unknown>;
}) {
  return (
    <RecordForm
      draftKey={`plating-sign-${cell.id}`}
      fields={fields}
      record={cell}
      submitLabel="State for the cell"
      save={(values, version) => state(values as SignChange, version)}
    />
  );
}
