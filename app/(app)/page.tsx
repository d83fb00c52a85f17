import { ButtonLink } from "@/components/button";
import { ComparisonControls } from "@/components/comparison-controls";
import { ComparisonGroup } from "@/components/comparison-group";
import { conditionTitlesOf } from "@/components/condition-titles";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { counted } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { comparisonQueryOf, comparisonSearch } from "@/lib/contract/comparison-url";
import { evaluateComparison } from "@/lib/services/comparison";

export const metadata = { title: "Ranking" };

export default async function RankingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await pageActor();
  const query = comparisonQueryOf(await searchParams);
  const result = await evaluateComparison(actor, query);
  const address = `/?${comparisonSearch(query)}`;
  const excluded = result.excluded === 0 ? "" : `, ${result.excluded} excluded`;
  return (
    <>
      <PageHeader
        title="Which interlayer is best?"
        subtitle={`${result.title}: ${counted(result.cells, "value")} in ${counted(result.groups.length, "comparability group")}${excluded}. Like is ranked only with like.`}
      />
      <ComparisonControls query={query} titles={conditionTitlesOf(result)} />
      {result.groups.length === 0 ? (
        <EmptyState title="No values to rank yet.">
          <p>A cell takes its place here as soon as a run's file has been read.</p>
          <ButtonLink href="/runs">Runs</ButtonLink>
        </EmptyState>
      ) : (
        result.groups.map((group) => (
          <ComparisonGroup key={group.key} group={group} result={result} address={address} />
        ))
      )}
      {result.refusals.length === 0 ? null : (
        <details className="mt-6 text-sm text-ink-soft">
          <summary className="cursor-pointer">Why the groups are not ranked together</summary>
          <ul className="mt-1 list-disc pl-5">
            {result.refusals.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
