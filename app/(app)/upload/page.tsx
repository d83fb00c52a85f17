import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { listCells } from "@/lib/services/cell";
import { listKnownFormats } from "@/lib/services/known-format";
import { listRuns } from "@/lib/services/run";
import { UploadPile } from "./upload-pile";

export const metadata = { title: "Send files" };

/** Suggestions only: any code may be typed. */
const newest = { limit: 200, includeArchived: false };

export default async function UploadPage() {
  const actor = await pageActor();
  const [runs, cells] = await Promise.all([listRuns(actor, newest), listCells(actor, newest)]);
  return (
    <>
      <PageHeader
        title="Send files"
        subtitle="A whole pile at once: each file is recognised by its content and goes where you say."
      />
      <UploadPile
        formats={listKnownFormats().map(({ id, title }) => ({ id, title }))}
        runs={runs.items.map(({ code, cellCode, metal }) => ({ code, detail: `${cellCode}, ${metal}` }))}
        cells={cells.items.map(({ code, label, metal }) => ({ code, detail: `${label} ${metal}`.trim() }))}
      />
    </>
  );
}
