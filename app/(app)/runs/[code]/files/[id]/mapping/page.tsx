import { notFound } from "next/navigation";
import { CodeLink } from "@/components/code-link";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import type { TextPreview } from "@/lib/contract/column-mapping";
import { AppError } from "@/lib/domain/errors";
import { listColumnMappings, previewRunFile } from "@/lib/services/column-mapping";
import { getRun } from "@/lib/services/run";
import { listRunFiles } from "@/lib/services/run-file";
import { MapColumns } from "./map-columns";

export const metadata = { title: "Name the columns" };

export default async function MappingPage({ params }: { params: Promise<{ code: string; id: string }> }) {
  const actor = await pageActor();
  const { code, id } = await params;
  const run = await foundOr404(getRun(actor, code));
  const file = (await listRunFiles(actor, run.id)).find((each) => each.id === id);
  if (file === undefined) notFound();
  const saved = await listColumnMappings(actor, run.projectId);
  const used = saved.find((each) => each.id === file.columnMappingId) ?? null;
  const preview = await previewOrWords(
    previewRunFile(actor, { ref: run.id, fileId: id, mapping: used?.mapping }),
  );
  return (
    <>
      <PageHeader
        title={<span className="break-all">Columns of {file.name}</span>}
        subtitle={
          <>
            A file of run <CodeLink code={run.code} />. Say what each column is and in which unit; every other
            column is kept under its own title.
          </>
        }
      />
      {typeof preview === "string" ? (
        <EmptyState title="This file holds no table that could be named.">
          <p className="break-words">{preview}</p>
        </EmptyState>
      ) : (
        <MapColumns
          runCode={run.code}
          fileId={id}
          projectId={run.projectId}
          initial={preview}
          saved={saved}
          used={used}
        />
      )}
    </>
  );
}

/** The preview, or why there is none. */
async function previewOrWords(loading: Promise<TextPreview>): Promise<TextPreview | string> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === "unreadable_file") return error.message;
    throw error;
  }
}
