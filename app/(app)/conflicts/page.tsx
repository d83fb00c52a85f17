import { EmptyState } from "@/components/empty-state";
import { FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { ConflictTable } from "@/components/published/conflict-table";
import { pageActor } from "@/lib/auth/page-actor";
import { conflictQuery } from "@/lib/contract/conflict";
import { listConflicts } from "@/lib/services/conflict";

export const metadata = { title: "Conflicts" };

export default async function ConflictsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { isOpen, ...parameters } = await searchParams;
  const query = conflictQuery
    .catch({ limit: 50 })
    .parse({ ...parameters, ...(isOpen === undefined ? {} : { isOpen: isOpen === "true" }) });
  const { items, nextCursor } = await listConflicts(await pageActor(), query);
  return (
    <>
      <PageHeader
        title="Conflicts"
        subtitle="Statements that disagree. Nothing is changed or hidden until a person settles them."
      />
      <FilterBar>
        <SearchFilter label="Key, subject or handling" />
        <SelectFilter
          label="State"
          name="isOpen"
          options={[
            { value: "true", title: "open" },
            { value: "false", title: "settled" },
          ]}
        />
      </FilterBar>
      {items.length === 0 ? <EmptyState title="No conflict fits." /> : <ConflictTable conflicts={items} />}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
