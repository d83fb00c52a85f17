import { CitationLine } from "@/components/comparison/citation-line";
import { CommentList } from "@/components/comparison/comment-list";
import { ComparisonState } from "@/components/comparison/comparison-state";
import { ComparisonView } from "@/components/comparison/comparison-view";
import { overlayGroups } from "@/components/comparison/overlay-choice";
import { SincePinned } from "@/components/comparison/since-pinned";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { compareWithNow } from "@/lib/services/comparison-pin";
import { mayInProjectOf } from "@/lib/services/project-access";
import { getComparisonResult, getSavedComparison } from "@/lib/services/saved-comparison";
import { ArchiveRecord } from "../../archive-record";
import { CellCurves } from "./cell-curves";
import { CommentForm } from "./comment-form";
import { ComparisonActions } from "./comparison-actions";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function ComparisonPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await pageActor();
  const { code } = await params;
  const comparison = await foundOr404(getSavedComparison(actor, code));
  const [result, changes, mayWrite, mayReview] = await Promise.all([
    getComparisonResult(actor, code),
    comparison.pin === null ? null : compareWithNow(actor, code),
    mayInProjectOf(actor, "write", comparison.projectId),
    mayInProjectOf(actor, "review", comparison.projectId),
  ]);
  const address = `${process.env.NEXTAUTH_URL ?? ""}/comparisons/${comparison.code}`;
  return (
    <>
      <PageHeader
        title={comparison.name}
        subtitle={<ComparisonState comparison={comparison} />}
        actions={
          <ComparisonActions
            code={comparison.code}
            version={comparison.version}
            search={comparisonSearch(comparison.query)}
            mayPin={mayWrite && comparison.pin === null}
            maySign={mayReview && comparison.pin !== null && comparison.signedOffAt === null}
          />
        }
      />
      {comparison.description === "" ? null : (
        <p className="mb-3 max-w-4xl whitespace-pre-line">{comparison.description}</p>
      )}
      {comparison.citation === null ? null : <CitationLine text={comparison.citation} />}
      {changes === null ? null : <SincePinned changes={changes} />}
      <ComparisonView
        result={result}
        address={address}
        dataHref={`/api/v1/comparisons/cells.csv?ref=${comparison.code}`}
      />
      <CellCurves groups={overlayGroups(result)} address={address} />
      <Section title="Comments">
        <CommentList comments={comparison.comments} />
        {mayWrite ? <CommentForm code={comparison.code} /> : null}
      </Section>
      {mayWrite ? (
        <ArchiveRecord
          room="comparisons"
          record={{
            id: comparison.id,
            version: comparison.version,
            archivedAt: comparison.archivedAt,
          }}
        />
      ) : null}
    </>
  );
}
