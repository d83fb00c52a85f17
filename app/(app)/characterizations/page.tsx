import { ButtonLink } from "@/components/button";
import { CharacterizationRows } from "@/components/characterization-rows";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { optionsOf } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { characterizationMode, characterizationQuery, technique } from "@/lib/contract/characterization";
import { findingPropertyNames, propertyLabel } from "@/lib/domain/findings";
import { listCharacterizations } from "@/lib/services/characterization";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Characterization" };

const properties = findingPropertyNames.map((value) => ({ value, title: propertyLabel(value) }));

export default async function CharacterizationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const query = characterizationQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const { items, nextCursor } = await listCharacterizations(await pageActor(), query);
  const isFiltered = [query.search, query.technique, query.mode, query.property].some(Boolean);
  return (
    <>
      <PageHeader
        title="Characterization"
        subtitle="What instruments saw of a pellet, an interlayer, a cell or a run."
        actions={
          <ButtonLink look="primary" href="/characterizations/new">
            Record a look
          </ButtonLink>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, title or instrument" />
        <SelectFilter label="Technique" name="technique" options={optionsOf(technique.options)} />
        <SelectFilter label="Mode" name="mode" options={optionsOf(characterizationMode.options)} />
        <SelectFilter label="Finding" name="property" options={properties} />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "Nothing fits these filters." : "Nothing recorded yet."}>
          {isFiltered ? null : <p>Record technique, conditions and findings; attach the files.</p>}
        </EmptyState>
      ) : (
        <CharacterizationRows records={items} />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
