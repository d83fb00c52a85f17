"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { AttachFiles } from "@/components/attach-files";
import { characterizationFields } from "@/components/characterization/characterization-fields";
import { RecordForm } from "@/components/record-form";
import { Section } from "@/components/section";
import { client } from "@/lib/client/browser-client";
import type { Characterization } from "@/lib/contract/characterization";
import { sendFile } from "../../send-file";

/** Files, and for whoever may write, sending more and the form. */
export function EditCharacterization({
  record,
  mayWrite,
  files,
}: {
  record: Characterization;
  mayWrite: boolean;
  files: ReactNode;
}) {
  const router = useRouter();
  const address = `/api/v1/characterizations/${encodeURIComponent(record.code)}/files`;
  return (
    <>
      <Section title="Files">
        <div className="flex flex-col gap-2">
          {record.files.length === 0 ? <p className="text-ink-soft">None attached.</p> : files}
          {mayWrite ? (
            <AttachFiles
              label="Attach files"
              send={(file) => sendFile(address, file)}
              onSent={() => router.refresh()}
            />
          ) : null}
        </div>
      </Section>
      {mayWrite ? (
        <Section title="Edit">
          <RecordForm
            draftKey={`characterization-${record.id}`}
            fields={characterizationFields}
            record={record}
            save={(values, version) =>
              client.characterizations.update({ ...values, ref: record.id, version })
            }
          />
        </Section>
      ) : null}
    </>
  );
}
