"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import {
  characterizationFields,
  characterizationSubjectFields,
} from "@/components/characterization/characterization-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { CharacterizationCreate } from "@/lib/contract/characterization";

const fields = [...characterizationSubjectFields, ...characterizationFields];

/** A new record on the API; afterwards its page, where files are attached. */
export function RecordCharacterization(given: { subjectKind: string | null; subjectCode: string | null }) {
  const router = useRouter();
  const code = useRef("");
  return (
    <RecordForm
      draftKey={`characterization-new-${given.subjectCode ?? ""}`}
      fields={fields}
      record={given}
      submitLabel="Record"
      save={async ({ subjectKind, subjectCode, ...values }) => {
        const input = { ...values, [`${subjectKind}Ref`]: subjectCode } as unknown as CharacterizationCreate;
        const { characterizations } = await client.characterizations.create({ characterizations: [input] });
        code.current = characterizations[0]?.code ?? "";
      }}
      onSaved={() => router.push(`/characterizations/${encodeURIComponent(code.current)}`)}
    />
  );
}
