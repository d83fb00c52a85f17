import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { RowCode } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { Formula } from "@/components/formula";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { optionsOf, words } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { lotKind, lotQuery } from "@/lib/contract/lot";
import { listLots } from "@/lib/services/lot";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Lots" };

export default async function LotsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = lotQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const { items, nextCursor } = await listLots(actor, query);
  return (
    <>
      <PageHeader
        title="Lots"
        subtitle="What was bought or made in one batch: pellets, targets, foils, cathodes."
        actions={
          <ButtonLink look="primary" href="/lots/new">
            Register a lot
          </ButtonLink>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, name, vendor or note" />
        <SelectFilter label="Kind" name="kind" options={optionsOf(lotKind.options)} />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title="No lots here.">
          <p>A pellet's lot is what lets a comparison tell the metal from the batch.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Lots"
          rows={items}
          rowKey={(lot) => lot.id}
          columns={[
            { key: "code", title: "Code", cell: (lot) => <RowCode row={lot} /> },
            { key: "kind", title: "Kind", cell: (lot) => words(lot.kind) },
            { key: "name", title: "Name", cell: (lot) => lot.name },
            { key: "vendor", title: "Vendor", cell: (lot) => lot.vendor ?? "–" },
            { key: "number", title: "Lot number", isMinor: true, cell: (lot) => lot.lotNumber ?? "–" },
            {
              key: "composition",
              title: "Composition",
              cell: (lot) => (lot.composition === null ? "–" : <Formula text={lot.composition} />),
            },
            { key: "pellets", title: "Pellets", isNumeric: true, cell: (lot) => lot.pelletCount || "–" },
            {
              key: "provenance",
              title: "Origin",
              cell: (lot) => <ProvenanceBadge provenance={lot.provenance} />,
            },
          ]}
        />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
