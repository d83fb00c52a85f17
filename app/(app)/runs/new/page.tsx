import { significant } from "@/components/decimal";
import { PageHeader } from "@/components/page-header";
import { words } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import type { CellListItem } from "@/lib/contract/cell-list";
import { listCells } from "@/lib/services/cell";
import { writableProjects } from "@/lib/services/project-access";
import { listProtocols } from "@/lib/services/protocol";
import { StartRuns } from "./start-runs";

export const metadata = { title: "Start runs" };

const all = { limit: 200, includeArchived: false };

export default async function NewRunPage({
  searchParams,
}: {
  searchParams: Promise<{ readonly cell?: string }>;
}) {
  const actor = await pageActor();
  const { cell: wanted } = await searchParams;
  const [projects, asked, newest, protocols] = await Promise.all([
    writableProjects(actor),
    wanted === undefined ? null : listCells(actor, { ...all, search: wanted }),
    listCells(actor, all),
    listProtocols(actor, { ...all, onlyLatest: true }),
  ]);
  // The cell that was asked for may be older than the newest of the list.
  const found = [...(asked?.items ?? []), ...newest.items];
  const cells = [...new Map(found.map((each) => [each.id, each])).values()].filter(
    (each) => each.status !== "dismantled" && projects.some(({ id }) => id === each.projectId),
  );
  const chosen = cells.filter(({ code }) => code === wanted).map(({ id }) => id);
  return (
    <>
      <PageHeader
        title="Start runs"
        subtitle="One for each cell, in the project of its cell. Their files are dropped on their pages."
      />
      <StartRuns
        cells={cells.map((each) => ({ id: each.id, code: each.code, what: whatOf(each) }))}
        chosenCells={chosen}
        protocols={protocols.items.map(({ id, code, name }) => ({ id, title: `${code} ${name}` }))}
      />
    </>
  );
}

function whatOf({ metal, nominalThicknessNm, kind, label }: CellListItem): string {
  const film =
    metal === "bare" || nominalThicknessNm === null
      ? metal
      : `${metal} ${significant(nominalThicknessNm)} nm`;
  return [film, kind === null ? null : words(kind), label].filter(Boolean).join(", ");
}
