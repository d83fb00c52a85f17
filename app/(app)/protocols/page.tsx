import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { RowCode } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { optionsOf, words } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { protocolKind, protocolQuery } from "@/lib/contract/protocol";
import { prepareProtocol } from "@/lib/plots/protocol-model";
import { listProtocols } from "@/lib/services/protocol";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Protocols" };

const base = { limit: 50, includeArchived: false, onlyLatest: true };

export default async function ProtocolsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = protocolQuery.catch(base).parse(await listParameters(searchParams));
  const { items, nextCursor } = await listProtocols(await pageActor(), query);
  return (
    <>
      <PageHeader
        title="Protocols"
        subtitle="Test recipes of typed steps; a used one never changes, an edit makes its next revision."
        actions={
          <ButtonLink look="primary" href="/protocols/new">
            Write a protocol
          </ButtonLink>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, name or note" />
        <SelectFilter label="Kind" name="kind" options={optionsOf(protocolKind.options)} />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title="No protocols here.">
          <p>A template is a quick start: a CCD ramp, galvanostatic cycling, CC–CV rate steps.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Protocols"
          rows={items}
          rowKey={(protocol) => protocol.id}
          columns={[
            { key: "code", title: "Code", cell: (each) => <RowCode row={each} /> },
            { key: "name", title: "Name", cell: (each) => each.name },
            { key: "kind", title: "Kind", cell: (each) => words(each.kind) },
            { key: "revision", title: "Revision", isNumeric: true, cell: (each) => each.revision },
            {
              key: "duration",
              title: "Duration",
              isMinor: true,
              cell: (each) => (each.steps.length === 0 ? "not stated" : prepareProtocol(each.steps).total),
            },
            { key: "runs", title: "Runs", isNumeric: true, cell: (each) => each.runCount || "–" },
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
