import { Badge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CodeLink } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { Moment } from "@/components/moment";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { optionsOf, words } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { comparisonMetric } from "@/lib/contract/comparison";
import { savedComparisonQuery } from "@/lib/contract/saved-comparison";
import { listSavedComparisons } from "@/lib/services/saved-comparison";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Comparisons" };

export default async function ComparisonsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = savedComparisonQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const { items, nextCursor } = await listSavedComparisons(actor, query);
  const isFiltered = query.search !== undefined || query.metric !== undefined;
  return (
    <>
      <PageHeader
        title="Comparisons"
        subtitle="Rankings with a name; pinned ones are frozen and can be cited."
        actions={<ButtonLink href="/">New from the ranking</ButtonLink>}
      />
      <FilterBar>
        <SearchFilter label="Code, name or notes" />
        <SelectFilter label="Metric" name="metric" options={optionsOf(comparisonMetric.options)} />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "No comparison fits these filters." : "No comparisons yet."}>
          {isFiltered ? null : <p>Set up a view on the ranking page and save it under a name.</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption="Saved comparisons"
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            { key: "code", title: "Code", cell: ({ code }) => <CodeLink code={code} /> },
            { key: "name", title: "What it asks", cell: ({ name }) => name },
            { key: "metric", title: "Metric", isMinor: true, cell: ({ metric }) => words(metric) },
            {
              key: "state",
              title: "State",
              cell: ({ pinnedAt, signedOffAt }) => (
                <span className="flex flex-wrap gap-1">
                  <Badge tone={pinnedAt === null ? "neutral" : "accent"}>
                    {pinnedAt === null ? "live" : "pinned"}
                  </Badge>
                  {signedOffAt === null ? null : <Badge tone="good">signed off</Badge>}
                </span>
              ),
            },
            { key: "comments", title: "Comments", isNumeric: true, cell: ({ commentCount }) => commentCount },
            {
              key: "saved",
              title: "Saved",
              isMinor: true,
              cell: ({ updatedAt }) => <Moment iso={updatedAt} />,
            },
          ]}
        />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
