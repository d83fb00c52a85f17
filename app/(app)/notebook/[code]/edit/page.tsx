import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { ProblemNote } from "@/components/problem-note";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getNotebookEntry } from "@/lib/services/notebook";
import { EditPage } from "./edit-page";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: `Edit ${(await params).code}` };
}

export default async function EditNotebookPage({ params }: { params: Promise<{ code: string }> }) {
  const entry = await foundOr404(getNotebookEntry(await pageActor(), (await params).code));
  return (
    <>
      <PageHeader
        title={`Edit ${entry.code}`}
        actions={<ButtonLink href={`/notebook/${entry.code}`}>Back to the page</ButtonLink>}
      />
      {entry.signatures.some(({ isCurrent }) => isCurrent) ? (
        <div className="mb-3">
          <ProblemNote tone="warn">
            This page is signed. A change keeps the signatures, marked as given to an earlier version.
          </ProblemNote>
        </div>
      ) : null}
      <EditPage entry={entry} />
    </>
  );
}
