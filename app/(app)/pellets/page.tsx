import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { PelletTable } from "@/components/pellet-table";
import { pageActor } from "@/lib/auth/page-actor";
import { pelletQuery, pelletStatus } from "@/lib/contract/pellet";
import { listPellets } from "@/lib/services/pellet";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Pellets" };

export default async function PelletsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = pelletQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const { items, nextCursor } = await listPellets(actor, query);
  const isFiltered = query.search !== undefined || query.status !== undefined;
  return (
    <>
      <PageHeader
        title="Pellets"
        subtitle="Discs of solid electrolyte, with what was done to each face."
        actions={
          <>
            <ButtonLink href="/pellets/templates">Treatment templates</ButtonLink>
            <ButtonLink look="primary" href="/pellets/new">
              Register pellets
            </ButtonLink>
          </>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, composition or note" />
        <SelectFilter
          label="Status"
          name="status"
          options={pelletStatus.options.map((value) => ({ value, title: value.replace("_", " ") }))}
        />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "No pellet fits these filters." : "No pellets yet."}>
          {isFiltered ? null : <p>Register a batch from a lot; codes are given by themselves.</p>}
        </EmptyState>
      ) : (
        <PelletTable pellets={items} />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
