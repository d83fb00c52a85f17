"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { toast } from "sonner";
import { RunBatchForm } from "@/components/run/run-batch-form";
import { client } from "@/lib/client/browser-client";

/** The form for new runs on the API. */
export function StartRuns(props: Omit<ComponentProps<typeof RunBatchForm>, "register">) {
  const router = useRouter();
  return (
    <RunBatchForm
      {...props}
      register={async (inputs) => {
        const { runs } = await client.runs.create({ runs: inputs });
        const codes = runs.map(({ code }) => code);
        toast.success(codes.length === 1 ? `Started ${codes[0]}` : `Started ${codes[0]} to ${codes.at(-1)}`);
        router.push(codes.length === 1 ? `/runs/${codes[0]}` : "/runs");
        router.refresh();
      }}
    />
  );
}
