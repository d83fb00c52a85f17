import { EmptyState } from "@/components/empty-state";
import { bySubject, PublishedDetails, PublishedTable } from "@/components/published/published-table";
import { Section } from "@/components/section";
import type { Actor } from "@/lib/domain/actor";
import { publishedValues } from "@/lib/services/published-value";
import type { SubjectPart } from "./parts";

/** All records of one kind: what matters most side by side, everything else under each code. */
export async function SubjectPartView({
  actor,
  publicationId,
  part,
}: {
  actor: Actor;
  publicationId: string;
  part: SubjectPart;
}) {
  const values = await publishedValues(actor, publicationId, part.kind);
  if (values.length === 0) {
    return <EmptyState title={`Nothing is stated of ${part.title.toLowerCase()} in this publication.`} />;
  }
  return (
    <>
      <p className="mb-2 text-ink-soft">{part.about}</p>
      <PublishedTable caption={part.title} columns={part.columns} values={values} />
      <Section title="Everything stated, with its place in the source">
        <div className="flex flex-col gap-1.5">
          {[...bySubject(values)].map(([code, own]) => (
            <PublishedDetails key={code} code={code} values={own} />
          ))}
        </div>
      </Section>
    </>
  );
}
