import Link from "next/link";
import { ProvenanceBadge } from "@/components/badge";
import { PageHeader } from "@/components/page-header";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getPublication } from "@/lib/services/publication";
import { ClaimPart } from "./claim-part";
import { ConflictPart } from "./conflict-part";
import { otherParts, subjectParts } from "./parts";
import { PhasePart } from "./phase-part";
import { SubjectPartView } from "./subject-part";

export const metadata = { title: "Publication" };

export default async function PublicationPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ part?: string }>;
}) {
  const { id } = await params;
  const { part = subjectParts[0]?.key } = await searchParams;
  const actor = await pageActor();
  const publication = await foundOr404(getPublication(actor, id));
  const subjects = subjectParts.find(({ key }) => key === part);
  const { authors, journal, year, doi, licence } = publication;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {publication.shortName} <ProvenanceBadge provenance="reported" />
          </span>
        }
        subtitle={
          <>
            {publication.title}
            <br />
            {authors.join(", ")}. {[journal, year].filter(Boolean).join(" ")}.{" "}
            <a
              href={`https://doi.org/${doi}`}
              rel="noreferrer"
              className="text-accent underline underline-offset-2"
            >
              doi:{doi}
            </a>
            {licence === null ? null : ` · ${licence}`}
          </>
        }
      />
      <p className="mb-3 text-ink-soft">
        {publication.assertionCount} statements, {publication.conflictCount} conflicts. Facts and numbers
        only, each with its place in the source; ⚑ leads to statements that disagree.
      </p>
      <nav aria-label="Parts" className="no-print mb-4 flex flex-wrap gap-1 border-b border-line pb-2">
        {[...subjectParts, ...otherParts].map(({ key, title }) => (
          <Link
            key={key}
            href={`/publications/${id}?part=${key}`}
            aria-current={key === part ? "page" : undefined}
            className={`touch rounded px-2.5 py-1 ${key === part ? "bg-accent-soft font-medium text-accent" : "hover:bg-sunken"}`}
          >
            {title}
          </Link>
        ))}
      </nav>
      {subjects === undefined ? null : <SubjectPartView actor={actor} publicationId={id} part={subjects} />}
      {part === "phases" ? <PhasePart actor={actor} publicationId={id} /> : null}
      {part === "claims" ? <ClaimPart actor={actor} publicationId={id} /> : null}
      {part === "conflicts" ? <ConflictPart actor={actor} projectId={publication.projectId} /> : null}
    </>
  );
}
