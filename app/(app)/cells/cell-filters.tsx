import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { optionsOf } from "@/components/words";
import { cellKind, cellStatus } from "@/lib/contract/cell";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the list of cells can be narrowed by. */
export function CellFilters({
  lots,
  projects,
}: {
  lots: readonly (Named & { readonly code: string })[];
  projects: readonly Named[];
}) {
  return (
    <FilterBar>
      <SearchFilter label="Code, label or note" width="max-w-48" />
      <SelectFilter label="Metal" name="metal" options={optionsOf(["Ag", "Au", "Zn", "Cu", "bare"])} />
      <SearchFilter label="Nominal / nm" name="nominalThicknessNm" width="max-w-36" />
      <SelectFilter label="Kind" name="kind" options={optionsOf(cellKind.options)} />
      <SelectFilter label="Status" name="status" options={optionsOf(cellStatus.options)} />
      <SelectFilter
        label="Lot"
        name="lotId"
        options={lots.map(({ id, code, name }) => ({ value: id, title: `${code} ${name}` }))}
      />
      <SelectFilter
        label="Project"
        name="projectId"
        options={projects.map(({ id, name }) => ({ value: id, title: name }))}
      />
      <SelectFilter
        label="Exclusion"
        name="isExcluded"
        options={[
          { value: "false", title: "in all estimates" },
          { value: "true", title: "excluded" },
        ]}
      />
      <ArchivedFilter />
    </FilterBar>
  );
}
