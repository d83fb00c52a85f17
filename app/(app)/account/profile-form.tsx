"use client";

import type { RecordField } from "@/components/record-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { Person } from "@/lib/contract/account";

const fields: readonly RecordField[] = [
  { name: "name", label: "Name", kind: "text", isRequired: true },
  { name: "orcid", label: "ORCID iD", kind: "text", hint: "For example 0000-0002-1825-0097" },
];

export function ProfileForm({ person }: { person: Person }) {
  return (
    <RecordForm
      draftKey={`person-${person.id}`}
      fields={fields}
      record={person}
      save={(values) => client.account.update(values)}
    />
  );
}
