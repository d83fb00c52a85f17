import { AssemblyList } from "@/components/assembly-list";
import { Badge, ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CellRuns } from "@/components/cell-runs";
import { CharacterizationRows } from "@/components/characterization-rows";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import { RecordFoot } from "../../record-foot";
import { CellExclusions } from "./cell-exclusions";
import { CellFacts } from "./cell-facts";
import { CellLineage } from "./cell-lineage";
import { CellSign } from "./cell-sign";
import { EditCell } from "./edit-cell";
import { loadCell } from "./load-cell";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function CellPage({ params }: { params: Promise<{ code: string }> }) {
  const page = await loadCell(await pageActor(), (await params).code);
  const { cell, choices } = page;
  const isExcluded = cell.exclusions.some((each) => each.liftedAt === null && each.comparisonId === null);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Cell {cell.code} <ProvenanceBadge provenance={cell.provenance} />
            {isExcluded ? <Badge tone="warn">excluded</Badge> : null}
            {cell.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={cell.label === "" ? undefined : cell.label}
        actions={
          <>
            <ButtonLink href={`/cells/${cell.code}/label`}>Label</ButtonLink>
            {choices === null ? null : (
              <ButtonLink look="primary" href={`/runs/new?cell=${cell.code}`}>
                Start a run
              </ButtonLink>
            )}
          </>
        }
      />
      <CellLineage cell={cell} runs={page.runs} />
      <CellFacts cell={cell} />
      <Section title="Runs">
        {page.runs.length === 0 ? (
          <p className="text-ink-soft">No run yet.</p>
        ) : (
          <CellRuns runs={page.runs} />
        )}
      </Section>
      <Section title="Plating sign">
        <CellSign cell={cell} inferred={page.inferredSign} mayWrite={choices !== null} />
      </Section>
      <Section title="Assembly">
        <AssemblyList steps={cell.assemblySteps} />
      </Section>
      <Section title="Exclusions">
        <CellExclusions cell={cell} mayReview={page.mayReview} />
      </Section>
      <Section title="Characterization">
        <CharacterizationRows records={page.characterizations} />
      </Section>
      {choices === null ? null : (
        <Section title="Edit">
          <EditCell cell={cell} {...choices} />
        </Section>
      )}
      <RecordFoot room="cells" record={cell} history={page.history} mayWrite={choices !== null} />
    </>
  );
}
