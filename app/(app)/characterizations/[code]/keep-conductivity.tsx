"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { ConductivityForm } from "@/components/conductivity-form";
import { estimateText } from "@/components/impedance-tables";
import { client } from "@/lib/client/browser-client";

/** The form on the API. */
export function KeepConductivity({
  code,
  sha256,
  sweep,
  ...form
}: { code: string; sha256: string; sweep: number } & Omit<ComponentProps<typeof ConductivityForm>, "keep">) {
  const router = useRouter();
  return (
    <ConductivityForm
      {...form}
      keep={async (values) => {
        const kept = await client.impedance.keepConductivity({ ref: code, sha256, sweep, ...values });
        router.refresh();
        const sigma = estimateText({
          value: kept.conductivityMsCm,
          standardUncertainty: kept.standardUncertaintyMsCm,
        });
        const asr = estimateText(kept.source.asrOhmCm2);
        return `${kept.pelletCode}: σ(${kept.part}) = ${sigma} mS cm⁻¹ at ${kept.temperatureC} °C; ASR ${asr} Ω cm².`;
      }}
    />
  );
}
