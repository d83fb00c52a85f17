import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { ArchivedFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { NotebookDays } from "@/components/notebook/notebook-days";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { pageActor } from "@/lib/auth/page-actor";
import { notebookQuery } from "@/lib/contract/notebook";
import { listNotebookEntries } from "@/lib/services/notebook";
import { listProjects } from "@/lib/services/project";
import { listParameters } from "../list-parameters";

export const metadata = { title: "Notebook" };

export default async function NotebookPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = notebookQuery
    .catch({ limit: 50, includeArchived: false })
    .parse(await listParameters(searchParams));
  const [{ items, nextCursor }, projects] = await Promise.all([
    listNotebookEntries(actor, query),
    listProjects(actor, { limit: 200, includeArchived: false }),
  ]);
  const isFiltered =
    query.search !== undefined || query.projectId !== undefined || query.mentions !== undefined;
  return (
    <>
      <PageHeader
        title="Notebook"
        subtitle="Dated pages. Name anything by its code, and its page leads back here."
        actions={
          <ButtonLink look="primary" href="/notebook/new">
            New page
          </ButtonLink>
        }
      />
      <FilterBar>
        <SearchFilter label="Words on a page" />
        <SearchFilter label="Mentions code" name="mentions" />
        <SelectFilter
          label="Project"
          name="projectId"
          options={projects.items.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <ArchivedFilter />
      </FilterBar>
      {items.length === 0 ? (
        <EmptyState title={isFiltered ? "No page fits." : "No pages yet."}>
          {isFiltered ? null : <p>Write what happened today; files can be attached.</p>}
        </EmptyState>
      ) : (
        <NotebookDays entries={items} />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}
