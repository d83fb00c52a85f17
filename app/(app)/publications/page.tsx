import Link from "next/link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { FilterBar, SearchFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { pageActor } from "@/lib/auth/page-actor";
import { publicationQuery } from "@/lib/contract/publication";
import { listPublications } from "@/lib/services/publication";

export const metadata = { title: "Published data" };

export default async function PublicationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = publicationQuery.catch({ limit: 50 }).parse(await searchParams);
  const { items, nextCursor } = await listPublications(await pageActor(), query);
  return (
    <>
      <PageHeader
        title="Published data"
        subtitle="What others reported, value by value, with its place in the source and its contradictions."
      />
      <FilterBar>
        <SearchFilter label="Title, journal or DOI" />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title="No publication here.">
          <p>Published data sets are brought in when the product starts for the first time.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Publications"
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              title: "Publication",
              cell: ({ id, shortName }) => (
                <Link
                  href={`/publications/${id}`}
                  className="font-medium whitespace-nowrap text-accent hover:underline"
                >
                  {shortName}
                </Link>
              ),
            },
            { key: "title", title: "Title", cell: ({ title }) => <div className="min-w-48">{title}</div> },
            { key: "journal", title: "Journal", isMinor: true, cell: ({ journal }) => journal ?? "–" },
            { key: "year", title: "Year", isNumeric: true, cell: ({ year }) => year ?? "–" },
            {
              key: "statements",
              title: "Statements",
              isNumeric: true,
              cell: ({ assertionCount }) => assertionCount,
            },
            {
              key: "conflicts",
              title: "Conflicts",
              isNumeric: true,
              cell: ({ id, conflictCount }) => (
                <Link href={`/publications/${id}?part=conflicts`} className="text-accent hover:underline">
                  {conflictCount}
                </Link>
              ),
            },
          ]}
        />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
