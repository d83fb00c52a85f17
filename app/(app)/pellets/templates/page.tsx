import { Badge } from "@/components/badge";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { TreatmentList } from "@/components/treatment-list";
import { pageActor } from "@/lib/auth/page-actor";
import type { TreatmentTemplate } from "@/lib/contract/treatment-template";
import { readableProjects, writableProjects } from "@/lib/services/project-access";
import { listTreatmentTemplates } from "@/lib/services/treatment-template";
import { EditTemplate, NewTemplate } from "./template-forms";

export const metadata = { title: "Treatment templates" };

export default async function TemplatesPage() {
  const actor = await pageActor();
  const [{ items }, writable, readable] = await Promise.all([
    listTreatmentTemplates(actor, {}),
    writableProjects(actor),
    readableProjects(actor),
  ]);
  const mayWrite = ({ projectId }: TreatmentTemplate) => writable.some(({ id }) => id === projectId);
  const place = ({ projectId }: TreatmentTemplate) =>
    projectId === null ? "comes with Garnetbook" : readable.find(({ id }) => id === projectId)?.name;
  return (
    <>
      <PageHeader
        title="Treatment templates"
        subtitle="Ordered steps to lay on a face in one go. A pellet keeps the steps it was given."
      />
      {items.map((template) => (
        <Section
          key={template.id}
          title={
            <span className="flex flex-wrap items-center gap-2">
              {template.name} <Badge>{place(template)}</Badge>
            </span>
          }
        >
          <TreatmentList treatments={template.steps} />
          {mayWrite(template) ? (
            <details className="mt-1">
              <summary className="touch w-fit py-1 text-accent">Edit this template</summary>
              <div className="mt-2">
                <EditTemplate template={template} />
              </div>
            </details>
          ) : null}
        </Section>
      ))}
      {writable.length === 0 ? null : (
        <Section title="New template">
          <NewTemplate projects={writable} />
        </Section>
      )}
    </>
  );
}
