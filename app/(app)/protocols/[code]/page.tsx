import { Badge, ProvenanceBadge } from "@/components/badge";
import { CodeLink } from "@/components/code-link";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { PageHeader } from "@/components/page-header";
import { ProtocolSteps } from "@/components/protocol-steps";
import { Section } from "@/components/section";
import { words } from "@/components/words";
import { pageActor } from "@/lib/auth/page-actor";
import { RecordFoot } from "../../record-foot";
import { EditProtocol } from "./edit-protocol";
import { loadProtocol } from "./load-protocol";
import { ProtocolFigure } from "./protocol-figure";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function ProtocolPage({ params }: { params: Promise<{ code: string }> }) {
  const { protocol, revisions, history, mayWrite } = await loadProtocol(
    await pageActor(),
    (await params).code,
  );
  const others = revisions.filter(({ id }) => id !== protocol.id);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Protocol {protocol.code} <ProvenanceBadge provenance={protocol.provenance} />
            {protocol.archivedAt === null ? null : <Badge>archived</Badge>}
            {protocol.isLatest ? null : <Badge tone="warn">followed by a newer revision</Badge>}
          </span>
        }
        subtitle={protocol.name}
      />
      {protocol.steps.length === 0 ? null : <ProtocolFigure protocol={protocol} />}
      <Section title="Steps">
        {protocol.steps.length === 0 ? (
          <p className="text-ink-soft">The steps are not stated.</p>
        ) : (
          <ProtocolSteps steps={protocol.steps} />
        )}
      </Section>
      <Section title="Recipe">
        <Facts
          facts={[
            { title: "Kind", value: words(protocol.kind) },
            { title: "Revision", value: protocol.revision },
            {
              title: "Other revisions",
              value:
                others.length === 0
                  ? "none"
                  : others.map((each) => (
                      <span key={each.id} className="mr-3">
                        <CodeLink code={each.code} /> ({each.revision})
                      </span>
                    )),
            },
            { title: "Runs", value: protocol.runCount === 0 ? "none yet" : protocol.runCount },
            { title: "Current densities are per cm² of", value: words(protocol.areaBasis) },
            { title: "Lower cut-off", value: significant(protocol.lowerCutoffV), unit: "V" },
            { title: "Upper cut-off", value: significant(protocol.upperCutoffV), unit: "V" },
            { title: "Temperature", value: significant(protocol.temperatureC), unit: "°C" },
            { title: "Notes", value: protocol.notes },
          ]}
        />
      </Section>
      {mayWrite && protocol.isLatest ? (
        <Section title="Edit">
          <EditProtocol protocol={protocol} />
        </Section>
      ) : null}
      <RecordFoot room="protocols" record={protocol} history={history} mayWrite={mayWrite} />
    </>
  );
}
