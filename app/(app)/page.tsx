import { ButtonLink } from "@/components/button";
import { choicesOf } from "@/components/comparison/choices";
import { ComparisonControls } from "@/components/comparison/comparison-controls";
import { ComparisonView } from "@/components/comparison/comparison-view";
import { ViewExclusions } from "@/components/comparison/view-exclusions";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { counted } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { comparisonQueryOf } from "@/lib/contract/comparison-url";
import { evaluateComparison } from "@/lib/services/comparison";
import { readableProjects } from "@/lib/services/project-access";

export const metadata = { title: "Ranking" };

export default async function RankingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await pageActor();
  const query = comparisonQueryOf(await searchParams);
  const [result, projects] = await Promise.all([evaluateComparison(actor, query), readableProjects(actor)]);
  const search = comparisonSearch(query);
  const excluded = result.excluded === 0 ? "" : `, ${result.excluded} excluded`;
  return (
    <>
      <PageHeader
        title="Which interlayer is best?"
        subtitle={`${result.title}: ${counted(result.cells, "value")} in ${counted(result.groups.length, "comparability group")}${excluded}. Like is ranked only with like.`}
        actions={<ButtonLink href={`/comparisons/new?${search}`}>Save</ButtonLink>}
      />
      <ComparisonControls query={query} choices={choicesOf(result, query, projects)} />
      <ViewExclusions query={query} />
      {result.groups.length === 0 ? (
        <EmptyState title="No values to rank here.">
          <p>A cell takes its place as soon as a run's file has been read; filters above may hide some.</p>
          <ButtonLink href="/runs">Runs</ButtonLink>
        </EmptyState>
      ) : (
        <ComparisonView
          result={result}
          address={`${process.env.NEXTAUTH_URL ?? ""}/?${search}`}
          dataHref={`/api/v1/comparisons/cells.csv?${search}`}
        />
      )}
    </>
  );
}
