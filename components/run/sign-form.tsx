"use client";

import type { RecordField } from "../record-fields";
import { RecordForm } from "../record-form";

const fields: readonly RecordField[] = [
  {
    name: "platingSign",
    label: "Current that plates at the interlayer",
    kind: "choice",
    isRequired: true,
    options: [
      { value: "-1", title: "negative" },
      { value: "1", title: "positive" },
    ],
  },
  { name: "platingSignReason", label: "The evidence", kind: "long_text", isRequired: true },
];

/** States the plating sign of the run's cell: confirms what was inferred, or corrects it. */
export function SignForm({
  cell,
  inferred,
  state,
}: {
  cell: {
    readonly id: string;
    readonly version: number;
    readonly platingSign: 1 | -1 | null;
    readonly platingSignReason: string | null;
  };
  /** What the analysis inferred: the beginning of the form. */
  inferred: { readonly sign: 1 | -1 | null; readonly reason: string | null };
  state: (change: { platingSign: 1 | -1; platingSignReason: string; version: number }) => Promise<unknown>;
}) {
  return (
    <RecordForm
      draftKey={`plating-sign-${cell.id}`}
      fields={fields}
      record={{
        platingSign: cell.platingSign ?? inferred.sign,
        platingSignReason: cell.platingSignReason ?? inferred.reason,
      }}
      submitLabel="State for this cell"
      save={(values, sentVersion) =>
        state({
          platingSign: Number(values.platingSign) > 0 ? 1 : -1,
          platingSignReason: String(values.platingSignReason),
          version: sentVersion || cell.version,
        })
      }
    />
  );
}
