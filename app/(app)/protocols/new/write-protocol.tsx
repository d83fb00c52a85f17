"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/button";
import { projectField } from "@/components/project-field";
import { ProtocolForm } from "@/components/protocol-form";
import { client } from "@/lib/client/browser-client";
import type { ProtocolCreate } from "@/lib/contract/protocol";
import { protocolTemplates } from "@/lib/domain/protocol-templates";

/** A new protocol on the API, from nothing or from a template. */
export function WriteProtocol({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const router = useRouter();
  const [templateId, setTemplateId] = useState("");
  const template = protocolTemplates.find(({ id }) => id === templateId);
  const blank = { kind: "galvanostatic", areaBasis: "interlayer", steps: [], projectId: projects[0]?.id };
  return (
    <div className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Begin with</legend>
        <div className="flex flex-wrap gap-2">
          {[{ id: "", name: "Nothing" }, ...protocolTemplates].map(({ id, name }) => (
            <Button
              key={id}
              look={id === templateId ? "primary" : "plain"}
              aria-pressed={id === templateId}
              className="whitespace-normal"
              onClick={() => setTemplateId(id)}
            >
              {name}
            </Button>
          ))}
        </div>
      </fieldset>
      <ProtocolForm
        // Each template has a draft of its own: trying another loses nothing.
        key={templateId}
        draftKey={templateId === "" ? "new-protocol" : `new-protocol-${templateId}`}
        fieldsBefore={[projectField(projects)]}
        record={{ ...blank, ...template }}
        submitLabel="Write"
        save={async (values) => {
          const { code } = await client.protocols.create(values as ProtocolCreate);
          router.push(`/protocols/${code}`);
        }}
      />
    </div>
  );
}
