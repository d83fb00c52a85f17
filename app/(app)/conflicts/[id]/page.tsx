import { Badge } from "@/components/badge";
import { Facts } from "@/components/facts";
import { Moment } from "@/components/moment";
import { PageHeader } from "@/components/page-header";
import { printedUnits } from "@/components/printed-units";
import { ProblemNote } from "@/components/problem-note";
import { conflictTypeTitles, resolutionTitles } from "@/components/published/conflict-words";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getConflict } from "@/lib/services/conflict";
import { mayInProjectOf } from "@/lib/services/project-access";
import { ConflictStatements } from "./conflict-statements";
import { ResolveConflict } from "./resolve-conflict";

export const metadata = { title: "Conflict" };

export default async function ConflictPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActor();
  const conflict = await foundOr404(getConflict(actor, (await params).id));
  const mayResolve = await mayInProjectOf(actor, "review", conflict.projectId);
  const isOpen = conflict.resolution === "none";
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {conflict.key}: {conflict.subject}
            <Badge tone={isOpen ? "warn" : "good"}>{resolutionTitles[conflict.resolution]}</Badge>
          </span>
        }
        subtitle={`A disagreement of ${conflictTypeTitles[conflict.type]}. Nothing that was stated is changed by settling it.`}
      />
      <Facts
        facts={[
          { title: "How it is handled", value: printedUnits(conflict.handling) },
          ...(isOpen
            ? []
            : [
                { title: "Settled because", value: conflict.rationale },
                { title: "Settled by", value: conflict.resolvedBy?.name },
                { title: "Settled", value: <Moment iso={conflict.resolvedAt} /> },
              ]),
        ]}
      />
      <Section title="What the source says, paraphrased">
        {conflict.statements.length === 0 ? (
          <p className="text-ink-soft">Only the values below.</p>
        ) : (
          <ol className="flex flex-col gap-1.5">
            {conflict.statements.map(({ statement, locator }, index) => (
              <li key={index} className="rounded border border-line bg-surface px-3 py-2">
                {printedUnits(statement)}
                <p className="text-sm text-ink-soft">{locator ?? "place not stated"}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title="Values it touches">
        <ConflictStatements conflict={conflict} />
      </Section>
      <Section title={isOpen ? "Settle it" : "Settle it differently, or open it again"}>
        {mayResolve ? (
          <ResolveConflict conflict={conflict} />
        ) : (
          <ProblemNote tone="info">Settling a conflict needs the role pi in its project.</ProblemNote>
        )}
      </Section>
    </>
  );
}
