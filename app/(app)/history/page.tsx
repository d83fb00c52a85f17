import { EmptyState } from "@/components/empty-state";
import { DayFilter, FilterBar, SearchFilter, SelectFilter } from "@/components/filter-bar";
import { HistoryList } from "@/components/history-list";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { ProblemNote } from "@/components/problem-note";
import { optionsOf } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { mayInLab } from "@/lib/domain/policy";
import { listHistory } from "@/lib/services/audit";
import { listPeople } from "@/lib/services/people";
import { listProjects } from "@/lib/services/project";
import { historyFilters } from "./history-filters";
import { VerifyChain } from "./verify-chain";

export const metadata = { title: "History" };

export default async function HistoryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const { query, problem } = historyFilters(await searchParams);
  const [{ items, nextCursor }, people, projects] = await Promise.all([
    listHistory(actor, query),
    listPeople(actor),
    listProjects(actor, { limit: 200, includeArchived: true }),
  ]);
  return (
    <>
      <PageHeader
        title="History"
        subtitle="Who changed what, when, field by field. Events are chained by hashes: none can be altered or removed unseen."
        actions={mayInLab(actor, "read_audit") ? <VerifyChain /> : undefined}
      />
      <FilterBar>
        <SearchFilter label="Code" name="ref" />
        <SelectFilter
          label="Person"
          name="actorId"
          options={people.items.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <SelectFilter label="Kind" name="entity" options={optionsOf(entities)} />
        <SelectFilter
          label="Project"
          name="projectId"
          options={projects.items.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <DayFilter label="From" name="fromDay" />
        <DayFilter label="To" name="toDay" />
      </FilterBar>
      {problem === null ? null : <ProblemNote tone="warn">{problem}</ProblemNote>}
      {items.length === 0 ? (
        <EmptyState title="Nothing happened that fits these filters." />
      ) : (
        <HistoryList events={items} isOfMany />
      )}
      <Pager nextCursor={nextCursor} shown={items.length} />
    </>
  );
}

const entities = [
  "lot",
  "pellet",
  "deposition",
  "interlayer",
  "cell",
  "protocol",
  "run",
  "run_file",
  "characterization",
  "notebook",
  "comparison",
  "assertion",
  "conflict",
  "publication",
  "column_mapping",
  "treatment_template",
  "project",
  "user",
  "api_token",
  "sign_in_link",
];
