"use client";

import { useState } from "react";
import { projectField } from "@/components/project-field";
import { RecordForm } from "@/components/record-form";
import { templateFields } from "@/components/template-fields";
import { client } from "@/lib/client/browser-client";
import type { TreatmentTemplate, TreatmentTemplateCreate } from "@/lib/contract/treatment-template";

export function EditTemplate({ template }: { template: TreatmentTemplate }) {
  return (
    <RecordForm
      draftKey={`template-${template.id}`}
      fields={templateFields}
      record={template}
      save={(values, version) => client.treatmentTemplates.update({ ...values, ref: template.id, version })}
    />
  );
}

export function NewTemplate({ projects }: { projects: readonly { id: string; name: string }[] }) {
  // A saved form begins anew.
  const [saved, setSaved] = useState(0);
  return (
    <RecordForm
      key={saved}
      draftKey="new-template"
      fields={[projectField(projects), ...templateFields]}
      record={{ projectId: projects[0]?.id, steps: [] }}
      submitLabel="Keep as a template"
      onSaved={() => setSaved((count) => count + 1)}
      save={(values) => client.treatmentTemplates.create(values as TreatmentTemplateCreate)}
    />
  );
}
