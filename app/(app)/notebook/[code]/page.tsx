import { Badge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { FileList } from "@/components/file-list";
import { Moment } from "@/components/moment";
import { MarkdownText } from "@/components/notebook/markdown-text";
import { SignatureList } from "@/components/notebook/signature-list";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getNotebookEntry } from "@/lib/services/notebook";
import { mayInProjectOf } from "@/lib/services/project-access";
import { DetachFile } from "../../detach-file";
import { RecordFoot } from "../../record-foot";
import { AttachToPage } from "./attach-to-page";
import { SignPage } from "./sign-page";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function NotebookEntryPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await pageActor();
  const entry = await foundOr404(getNotebookEntry(actor, (await params).code));
  const mayWrite = await mayInProjectOf(actor, "write", entry.projectId);
  const hasSigned = entry.signatures.some(({ userId, isCurrent }) => userId === actor.userId && isCurrent);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {entry.title}
            {entry.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={
          <>
            {entry.code} · {entry.entryDate} · {entry.author.name} · last saved{" "}
            <Moment iso={entry.updatedAt} />
          </>
        }
        actions={mayWrite ? <ButtonLink href={`/notebook/${entry.code}/edit`}>Edit</ButtonLink> : undefined}
      />
      <article className="rounded border border-line bg-surface p-4">
        {entry.body === "" ? (
          <p className="text-ink-soft">Nothing written yet.</p>
        ) : (
          <MarkdownText text={entry.body} files={entry.attachments} />
        )}
      </article>
      <Section title="Attachments">
        <div className="flex flex-col gap-2">
          <FileList
            files={entry.attachments}
            actionOf={
              mayWrite ? (file) => <DetachFile room="notebook" record={entry} file={file} /> : undefined
            }
          />
          {mayWrite ? <AttachToPage code={entry.code} /> : null}
        </div>
      </Section>
      <Section title="Signatures">
        <SignatureList signatures={entry.signatures} />
        {mayWrite && !hasSigned ? (
          <SignPage
            code={entry.code}
            version={entry.version}
            meaning={entry.author.id === actor.userId ? "author" : "witness"}
          />
        ) : null}
      </Section>
      <RecordFoot room="notebook" record={entry} mayWrite={mayWrite} />
    </>
  );
}
