"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { toast } from "sonner";
import { DepositionForm } from "@/components/deposition-form";
import { client } from "@/lib/client/browser-client";

/** The deposition form on the API. */
export function RecordDeposition(props: Omit<ComponentProps<typeof DepositionForm>, "record">) {
  const router = useRouter();
  return (
    <DepositionForm
      {...props}
      record={async (input) => {
        const { deposition, warnings } = await client.depositions.create(input);
        toast.success(`Recorded ${deposition.code}`);
        for (const { message } of warnings) toast.warning(message, { duration: 15_000 });
        router.push(`/depositions/${deposition.code}`);
      }}
    />
  );
}
