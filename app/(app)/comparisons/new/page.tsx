import { ButtonLink } from "@/components/button";
import { ComparisonView } from "@/components/comparison/comparison-view";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { comparisonQueryOf } from "@/lib/contract/comparison-url";
import { evaluateComparison } from "@/lib/services/comparison";
import { writableProjects } from "@/lib/services/project-access";
import { SaveComparison } from "./save-comparison";

export const metadata = { title: "Save a comparison" };

export default async function NewComparisonPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await pageActor();
  const query = comparisonQueryOf(await searchParams);
  const [projects, result] = await Promise.all([writableProjects(actor), evaluateComparison(actor, query)]);
  const search = comparisonSearch(query);
  return (
    <>
      <PageHeader
        title="Save a comparison"
        subtitle="It goes on showing the data as they are, until it is pinned."
        actions={<ButtonLink href={`/?${search}`}>Change the view</ButtonLink>}
      />
      {projects.length === 0 ? (
        <EmptyState title="You may write to no project.">
          <p>Ask for membership; the address of the view keeps all of it meanwhile.</p>
        </EmptyState>
      ) : (
        <SaveComparison query={query} projects={projects} />
      )}
      <div className="mt-6">
        <ComparisonView
          result={result}
          address={`/?${search}`}
          dataHref={`/api/v1/comparisons/cells.csv?${search}`}
        />
      </div>
    </>
  );
}
