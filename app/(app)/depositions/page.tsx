import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { RowCode } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { significant } from "@/components/decimal";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter } from "@/components/filter-bar";
import { MetalLabel } from "@/components/metal-label";
import { Moment } from "@/components/moment";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { pageActor } from "@/lib/auth/page-actor";
import { depositionQuery } from "@/lib/contract/deposition";
import { listDepositions } from "@/lib/services/deposition";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Depositions" };

export default async function DepositionsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = depositionQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const { items, nextCursor } = await listDepositions(await pageActor(), query);
  return (
    <>
      <PageHeader
        title="Depositions"
        subtitle="Runs of the sputter tool, each coating many pellets."
        actions={
          <ButtonLink look="primary" href="/depositions/new">
            Record a deposition
          </ButtonLink>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, metal or note" />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title="No depositions here." />
      ) : (
        <DataTable
          caption="Depositions"
          rows={items}
          rowKey={(deposition) => deposition.id}
          columns={[
            { key: "code", title: "Code", cell: (each) => <RowCode row={each} /> },
            { key: "metal", title: "Metal", cell: (each) => <MetalLabel metal={each.metal} /> },
            { key: "method", title: "Method", cell: (each) => each.method },
            { key: "when", title: "When", cell: (each) => <Moment iso={each.performedAt} /> },
            { key: "operator", title: "Operator", isMinor: true, cell: (each) => each.operatorName ?? "–" },
            {
              key: "power",
              title: "Power",
              unit: "W",
              isNumeric: true,
              cell: (each) => significant(each.powerW),
            },
            {
              key: "pellets",
              title: "Pellets",
              isNumeric: true,
              cell: (each) => new Set(each.coatings.map(({ pelletCode }) => pelletCode)).size || "–",
            },
            {
              key: "origin",
              title: "Origin",
              cell: (each) => <ProvenanceBadge provenance={each.provenance} />,
            },
          ]}
        />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
