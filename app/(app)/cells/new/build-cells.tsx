"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { toast } from "sonner";
import { copiedTexts } from "@/components/cells-draft";
import { CellsForm } from "@/components/cells-form";
import { client } from "@/lib/client/browser-client";

/** The form that builds cells, on the API. */
export function BuildCells(props: Omit<ComponentProps<typeof CellsForm>, "build" | "findCells" | "copyOf">) {
  const router = useRouter();
  return (
    <CellsForm
      {...props}
      build={async (inputs) => {
        const { cells, warnings } = await client.cells.create({ cells: [...inputs] });
        const codes = cells.map(({ code }) => code);
        for (const { message } of warnings) toast.warning(message, { duration: 15_000 });
        if (codes.length === 1) {
          toast.success(`Built ${codes[0]}`);
          router.push(`/cells/${codes[0]}`);
          return;
        }
        const labels = `/labels?codes=${codes.join(",")}`;
        toast.success(`Built ${codes[0]} to ${codes.at(-1)}`, {
          duration: 15_000,
          action: { label: "Print labels", onClick: () => router.push(labels) },
        });
        router.push("/cells");
        router.refresh();
      }}
      findCells={async (search, projectId) => {
        const { items } = await client.cells.list({ search, projectId, limit: 10 });
        return items.map(({ code, metal, kind, label }) => ({
          code,
          title: [metal, kind?.replace("_", " "), label].filter(Boolean).join(", "),
        }));
      }}
      copyOf={async (code) => copiedTexts(await client.cells.get({ ref: code }))}
    />
  );
}
