import { ButtonLink } from "@/components/button";
import { CellTable } from "@/components/cell-table";
import { EmptyState } from "@/components/empty-state";
import { FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { optionsOf } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { cellKind, cellStatus } from "@/lib/contract/cell";
import { cellQuery } from "@/lib/contract/cell-list";
import { listCells } from "@/lib/services/cell";
import { listLots } from "@/lib/services/lot";
import { listProjects } from "@/lib/services/project";

export const metadata = { title: "Cells" };

const base = { limit: 100, includeArchived: false };

export default async function CellsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { isExcluded, nominalThicknessNm, ...parameters } = await searchParams;
  const query = cellQuery.catch(base).parse({
    ...base,
    ...parameters,
    ...(isExcluded === undefined ? {} : { isExcluded: isExcluded === "true" }),
    ...(nominalThicknessNm === undefined ? {} : { nominalThicknessNm: Number(nominalThicknessNm) }),
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
      <FilterBar>
        <SearchFilter label="Code, label or note" />
        <SelectFilter label="Metal" name="metal" options={optionsOf(["Ag", "Au", "Zn", "Cu", "bare"])} />
        <SearchFilter label="Nominal / nm" name="nominalThicknessNm" width="max-w-32" />
        <SelectFilter label="Kind" name="kind" options={optionsOf(cellKind.options)} />
        <SelectFilter label="Status" name="status" options={optionsOf(cellStatus.options)} />
        <SelectFilter
          label="Lot"
          name="lotId"
          options={lots.items.map(({ id, code, name }) => ({ value: id, title: `${code} ${name}` }))}
        />
        <SelectFilter
          label="Project"
          name="projectId"
          options={projects.items.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <SelectFilter
          label="Exclusion"
          name="isExcluded"
          options={[
            { value: "false", title: "in all estimates" },
            { value: "true", title: "excluded" },
          ]}
        />
      </FilterBar>
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
