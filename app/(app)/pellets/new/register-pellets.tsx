"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { toast } from "sonner";
import { PelletBatchForm } from "@/components/pellet-batch-form";
import { client } from "@/lib/client/browser-client";

/** The batch form on the API. */
export function RegisterPellets(props: Omit<ComponentProps<typeof PelletBatchForm>, "register">) {
  const router = useRouter();
  return (
    <PelletBatchForm
      {...props}
      register={async (inputs) => {
        const { pellets } = await client.pellets.create({ pellets: inputs });
        const codes = pellets.map(({ code }) => code);
        toast.success(
          codes.length === 1 ? `Registered ${codes[0]}` : `Registered ${codes[0]} to ${codes.at(-1)}`,
          {
            duration: 15_000,
            action: {
              label: "Print labels",
              onClick: () => router.push(`/labels?codes=${codes.join(",")}`),
            },
          },
        );
        router.push("/pellets");
        router.refresh();
      }}
    />
  );
}
