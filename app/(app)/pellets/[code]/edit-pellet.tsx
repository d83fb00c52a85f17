"use client";

import { pelletFields } from "@/components/pellet-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Pellet } from "@/lib/contract/pellet";

export function EditPellet({ pellet }: { pellet: Pellet }) {
  return (
    <RecordForm
      draftKey={`pellet-${pellet.id}`}
      fields={pelletFields}
      record={pellet}
      save={(values, version) => client.pellets.update({ ...values, ref: pellet.id, version })}
    />
  );
}
