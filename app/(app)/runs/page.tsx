import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { RunTable } from "@/components/run/run-table";
import { endTitle } from "@/components/run/run-words";
import { optionsOf } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { endEvent, runQuery, runStatus } from "@/lib/contract/run";
import { listProjects } from "@/lib/services/project";
import { listRuns } from "@/lib/services/run";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Runs" };

const metals = ["Ag", "Au", "Zn", "Cu", "bare"];

export default async function RunsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = runQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const [{ items, nextCursor }, projects] = await Promise.all([
    listRuns(actor, query),
    listProjects(actor, { limit: 200, includeArchived: false }),
  ]);
  const { cursor: _, limit: __, includeArchived: ___, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <PageHeader
        title="Runs"
        subtitle="One cell on one channel each, with the files its cycler wrote."
        actions={
          <>
            <ButtonLink href="/upload">Send files</ButtonLink>
            <ButtonLink look="primary" href="/runs/new">
              Start runs
            </ButtonLink>
          </>
        }
      />
      <FilterBar>
        <SearchFilter label="Code, cell, channel or note" />
        <SelectFilter label="Status" name="status" options={optionsOf(runStatus.options)} />
        <SelectFilter label="Interlayer" name="metal" options={optionsOf(metals)} />
        <SelectFilter
          label="End"
          name="endEvent"
          options={endEvent.options.map((value) => ({ value, title: endTitle(value) }))}
        />
        <SelectFilter
          label="Project"
          name="projectId"
          options={projects.items.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "No run fits these filters." : "No runs yet."}>
          {isFiltered ? null : <p>Start a run for a cell, then drop the cycler's file on its page.</p>}
        </EmptyState>
      ) : (
        <RunTable runs={items} />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
