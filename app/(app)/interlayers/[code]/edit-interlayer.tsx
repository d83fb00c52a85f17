"use client";

import type { RecordField } from "@/components/record-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Interlayer } from "@/lib/contract/interlayer";

const shared: readonly RecordField[] = [
  { name: "maskDiameterMm", label: "Diameter", kind: "number", unit: "mm" },
  { name: "notes", label: "Notes", kind: "long_text" },
];
const ofLayer: readonly RecordField[] = [
  { name: "nominalThicknessNm", label: "nominal", kind: "number", unit: "nm" },
  { name: "measuredThicknessNm", label: "measured", kind: "number", unit: "nm" },
  { name: "measuredBy", label: "measured by", kind: "text" },
];

/** Layers have no address of their own in a form: "layers.0.measuredThicknessNm" and back. */
export function EditInterlayer({ interlayer }: { interlayer: Interlayer }) {
  const layerFields = interlayer.layers.flatMap((layer, index) =>
    ofLayer.map((field) => ({
      ...field,
      name: `layers.${index}.${field.name}`,
      label: `${layer.metal} layer ${index + 1}, ${field.label}`,
    })),
  );
  const layerValues = interlayer.layers.flatMap((layer, index) =>
    Object.entries(layer).map(([name, value]) => [`layers.${index}.${name}`, value]),
  );
  const save = (values: Readonly<Record<string, unknown>>, version: number) => {
    const layers = interlayer.layers.map((_, index) =>
      Object.fromEntries(
        ofLayer
          .map(({ name }) => [name, values[`layers.${index}.${name}`]])
          .filter(([, value]) => value !== undefined),
      ),
    );
    const hasLayers = layers.some((layer) => Object.keys(layer).length > 0);
    return client.interlayers.update({
      ...("maskDiameterMm" in values ? { maskDiameterMm: values.maskDiameterMm as number | null } : {}),
      ...("notes" in values ? { notes: String(values.notes) } : {}),
      ...(hasLayers ? { layers } : {}),
      ref: interlayer.id,
      version,
    });
  };
  return (
    <RecordForm
      draftKey={`interlayer-${interlayer.id}`}
      fields={[...layerFields, ...shared]}
      record={{ ...interlayer, ...Object.fromEntries(layerValues) }}
      save={save}
    />
  );
}
