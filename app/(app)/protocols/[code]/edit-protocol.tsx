"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { ProblemNote } from "@/components/problem-note";
import { ProtocolForm } from "@/components/protocol-form";
import { counted } from "@/components/words";
import { client } from "@/lib/client/browser-client";
import type { Protocol, ProtocolUpdate } from "@/lib/contract/protocol";

/** Edits a protocol; once runs have used it, a change of its recipe becomes the next revision. */
export function EditProtocol({ protocol }: { protocol: Protocol }) {
  const router = useRouter();
  return (
    <ProtocolForm
      draftKey={`protocol-${protocol.id}`}
      record={protocol}
      note={
        protocol.runCount === 0 ? null : (
          <ProblemNote tone="info">
            {counted(protocol.runCount, "run")} used this revision, which therefore stays as it is: a change
            of its recipe is saved as revision {protocol.revision + 1} with a code of its own. Name and notes
            change here.
          </ProblemNote>
        )
      }
      save={async (values, version) => {
        const saved = await client.protocols.update({
          ...(values as Partial<ProtocolUpdate>),
          ref: protocol.id,
          version,
        });
        if (saved.code === protocol.code) return;
        toast.success(`Saved as revision ${saved.revision}, ${saved.code}`);
        router.push(`/protocols/${saved.code}`);
      }}
    />
  );
}
