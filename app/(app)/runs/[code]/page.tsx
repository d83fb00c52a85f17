import { Badge, ProvenanceBadge } from "@/components/badge";
import { PageHeader } from "@/components/page-header";
import { endText, runStatusTones } from "@/components/run/run-words";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import { RecordFoot } from "../../record-foot";
import { EditRun } from "./edit-run";
import { loadRun } from "./load-run";
import { RunCycles } from "./run-cycles";
import { RunEnd } from "./run-end";
import { RunFacts } from "./run-facts";
import { RunFiles } from "./run-files";
import { RunLineage } from "./run-lineage";
import { RunTraceSection } from "./run-trace-section";
import { StaleNote } from "./stale-note";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function RunPage({ params }: { params: Promise<{ code: string }> }) {
  const page = await loadRun(await pageActor(), (await params).code);
  const { run, result, files, mayWrite } = page;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Run {run.code} <ProvenanceBadge provenance={run.provenance} />
            <Badge tone={runStatusTones[run.status]}>{run.status}</Badge>
            {run.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={endText(run) ?? undefined}
      />
      <RunLineage page={page} />
      <StaleNote runCode={run.code} isStale={result?.isStale ?? false} mayWrite={mayWrite} />
      <RunFacts page={page} />
      <Section title="Files">
        <RunFiles
          runCode={run.code}
          initial={files}
          formats={page.formats}
          analysis={page.analysis}
          mayWrite={mayWrite}
        />
      </Section>
      <RunTraceSection page={page} />
      <RunCycles page={page} />
      <RunEnd page={page} />
      {mayWrite ? (
        <Section title="Edit">
          <EditRun run={run} protocols={page.protocols} />
        </Section>
      ) : null}
      <RecordFoot room="runs" record={run} history={page.history} mayWrite={mayWrite} />
    </>
  );
}
