"use client";

import type { RecordField } from "@/components/record-fields";
import { RecordForm } from "@/components/record-form";
import { rowsField } from "@/components/rows-field";
import { client } from "@/lib/client/browser-client";
import type { Interlayer, InterlayerUpdate } from "@/lib/contract/interlayer";

const fields: readonly RecordField[] = [
  { name: "maskDiameterMm", label: "Diameter", kind: "number", unit: "mm" },
  { name: "notes", label: "Notes", kind: "long_text" },
];

/** The layers stand as their depositions made them; what was measured of each is a person's to say. */
function layersField(interlayer: Interlayer): RecordField {
  return rowsField({
    name: "layers",
    label: "Layers, from the pellet outward",
    rowTitles: interlayer.layers.map(({ metal }) => metal),
    columns: [
      { name: "nominalThicknessNm", label: "Nominal", kind: "number", unit: "nm" },
      { name: "measuredThicknessNm", label: "Measured", kind: "number", unit: "nm" },
      { name: "measuredBy", label: "Measured by", kind: "text" },
    ],
  });
}

export function EditInterlayer({ interlayer }: { interlayer: Interlayer }) {
  return (
    <RecordForm
      draftKey={`interlayer-${interlayer.id}`}
      fields={interlayer.isBare ? fields : [layersField(interlayer), ...fields]}
      record={interlayer}
      save={(values, version) =>
        client.interlayers.update({ ...(values as Partial<InterlayerUpdate>), ref: interlayer.id, version })
      }
    />
  );
}
