"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { toast } from "sonner";
import { MappingForm } from "@/components/run/mapping/mapping-form";
import { client } from "@/lib/client/browser-client";

/** The mapping form on the API; afterwards the run's page shows the file being read. */
export function MapColumns({
  runCode,
  projectId,
  ...form
}: Omit<ComponentProps<typeof MappingForm>, "preview" | "read" | "saveAndRead"> & {
  runCode: string;
  projectId: string;
}) {
  const router = useRouter();
  const file = { ref: runCode, fileId: form.fileId };
  const read = async (columnMappingId: string) => {
    await client.runs.files.change({ ...file, columnMappingId });
    router.push(`/runs/${runCode}`);
    router.refresh();
  };
  return (
    <MappingForm
      {...form}
      preview={(mapping) => client.runs.files.preview({ ...file, mapping })}
      read={read}
      saveAndRead={async (name, mapping) => {
        const saved = await client.columnMappings.create({ projectId, name, mapping });
        toast.success(`Saved as “${saved.name}”`);
        await read(saved.id);
      }}
    />
  );
}
