"use client";

import { useRouter } from "next/navigation";
import { lotFields } from "@/components/lot-fields";
import { projectField } from "@/components/project-field";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { LotCreate } from "@/lib/contract/lot";

export function NewLot({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const router = useRouter();
  return (
    <RecordForm
      draftKey="new-lot"
      fields={[projectField(projects), ...lotFields]}
      record={{ projectId: projects[0]?.id, kind: "pellet" }}
      submitLabel="Register"
      save={async (values) => {
        const { lots } = await client.lots.create({ lots: [values as LotCreate] });
        router.push(`/lots/${lots[0]?.code}`);
      }}
    />
  );
}
