import { ButtonLink } from "@/components/button";
import { CellTable } from "@/components/cell-table";
import { parseDecimal } from "@/components/decimal";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { pageActor } from "@/lib/auth/page-actor";
import { cellQuery } from "@/lib/contract/cell-list";
import { listCells } from "@/lib/services/cell";
import { listLots } from "@/lib/services/lot";
import { listProjects } from "@/lib/services/project";
import { listParameters } from "../list-parameters";
import { CellFilters } from "./cell-filters";

export const metadata = { title: "Cells" };

const base = { limit: 50, includeArchived: false };

export default async function CellsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { isExcluded, nominalThicknessNm = "", ...parameters } = await listParameters(searchParams);
  // Half a number while it is typed must not take the other filters away.
  const thicknessNm = parseDecimal(String(nominalThicknessNm)) ?? Number.NaN;
  const query = cellQuery.catch(base).parse({
    ...base,
    ...parameters,
    ...(isExcluded === undefined ? {} : { isExcluded: isExcluded === "true" }),
    ...(Number.isFinite(thicknessNm) ? { nominalThicknessNm: thicknessNm } : {}),
  });
  const actor = await pageActor();
  const [{ items, nextCursor }, lots, projects] = await Promise.all([
    listCells(actor, query),
    listLots(actor, { kind: "pellet", limit: 200, includeArchived: false }),
    listProjects(actor, { limit: 200, includeArchived: false }),
  ]);
  const isFiltered = Object.keys(await searchParams).some((name) => name !== "cursor");
  return (
    <>
      <PageHeader
        title="Cells"
        subtitle="Every build, with the newest word on its efficiency, critical current and life."
        actions={
          <ButtonLink look="primary" href="/cells/new">
            Build cells
          </ButtonLink>
        }
      />
      <CellFilters lots={lots.items} projects={projects.items} />
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "No cell fits these filters." : "No cells yet."}>
          {isFiltered ? null : (
            <p>Build some from interlayers that are free; codes are given by themselves.</p>
          )}
        </EmptyState>
      ) : (
        <CellTable cells={items} />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
