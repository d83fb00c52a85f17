"use client";

import type { ComponentProps } from "react";
import { TreatmentForm } from "@/components/treatment-form";
import { client } from "@/lib/client/browser-client";
import type { Pellet } from "@/lib/contract/pellet";

/** The treatments of a pellet on the API. */
export function TreatPellet({
  pellet,
  templates,
}: {
  pellet: Pellet;
  templates: ComponentProps<typeof TreatmentForm>["templates"];
}) {
  return (
    <TreatmentForm
      pellet={pellet}
      templates={templates}
      save={(treatments, version) => client.pellets.update({ treatments, ref: pellet.id, version })}
    />
  );
}
