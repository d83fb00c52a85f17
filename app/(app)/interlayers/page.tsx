import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CodeLink, CodeList, RowCode } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { significant } from "@/components/decimal";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { MetalLabel } from "@/components/metal-label";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { pageActor } from "@/lib/auth/page-actor";
import { interlayerQuery } from "@/lib/contract/interlayer";
import { listInterlayers } from "@/lib/services/interlayer";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Interlayers" };

const metals = ["Ag", "Au", "Zn", "Cu", "bare"].map((value) => ({ value, title: value }));

export default async function InterlayersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { isFree, ...parameters } = await listParameters(searchParams);
  const query = interlayerQuery
    .catch({ limit: 50, includeArchived: false })
    .parse({ ...parameters, ...(isFree === undefined ? {} : { isFree: isFree === "true" }) });
  const { items, nextCursor } = await listInterlayers(await pageActor(), query);
  return (
    <>
      <PageHeader
        title="Interlayers"
        subtitle="What one face of one pellet carries; uncoated controls among them."
        actions={
          <>
            <ButtonLink href="/interlayers/new-bare">Register uncoated controls</ButtonLink>
            <ButtonLink look="primary" href="/depositions/new">
              Record a deposition
            </ButtonLink>
          </>
        }
      />
      <FilterBar>
        <SearchFilter label="Code or note" />
        <SelectFilter label="Metal" name="metal" options={metals} />
        <SelectFilter
          label="Cell"
          name="isFree"
          options={[
            { value: "true", title: "no cell yet" },
            { value: "false", title: "in a cell" },
          ]}
        />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title="No interlayers here.">
          <p>A deposition makes them; an uncoated control is registered by itself.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Interlayers"
          rows={items}
          rowKey={(interlayer) => interlayer.id}
          columns={[
            { key: "code", title: "Code", cell: (each) => <RowCode row={each} /> },
            { key: "metal", title: "Metal", cell: (each) => <MetalLabel metal={each.metal} /> },
            {
              key: "thickness",
              title: "Nominal",
              unit: "nm",
              isNumeric: true,
              cell: (each) => (each.metal === "bare" ? "–" : significant(each.nominalThicknessNm)),
            },
            {
              key: "mask",
              title: "Diameter",
              unit: "mm",
              isNumeric: true,
              cell: (each) => each.maskDiameterMm?.toFixed(1) ?? "–",
            },
            { key: "pellet", title: "Pellet", cell: (each) => <CodeLink code={each.pelletCode} /> },
            { key: "face", title: "Face", cell: (each) => each.face },
            {
              key: "cells",
              title: "Cells",
              cell: (each) =>
                each.cells.length === 0 ? "–" : <CodeList codes={each.cells.map(({ code }) => code)} />,
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
