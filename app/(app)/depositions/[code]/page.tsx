import { Badge, ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CodeLink } from "@/components/code-link";
import { depositionFields } from "@/components/deposition-fields";
import { Facts } from "@/components/facts";
import { fieldFacts } from "@/components/field-facts";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getDeposition } from "@/lib/services/deposition";
import { mayInProjectOf } from "@/lib/services/project-access";
import { RecordFoot } from "../../record-foot";
import { CoatedTable } from "./coated-table";
import { EditDeposition } from "./edit-deposition";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function DepositionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor();
  const deposition = await foundOr404(getDeposition(actor, code));
  const mayWrite = await mayInProjectOf(actor, "write", deposition.projectId);
  const { metal, method, operatorName, targetLotCode } = deposition;
  const codes = [...new Set(deposition.coatings.map(({ interlayerCode }) => interlayerCode))];
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Deposition {deposition.code} <ProvenanceBadge provenance={deposition.provenance} />
            {deposition.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={`${metal} by ${method}${operatorName === null ? "" : `, ${operatorName}`}`}
        actions={
          mayWrite && codes.length > 0 ? (
            <ButtonLink look="primary" href={`/cells/new?interlayers=${codes.join(",")}`}>
              Build cells on them
            </ButtonLink>
          ) : undefined
        }
      />
      <Facts
        facts={[
          { title: "Target", value: targetLotCode === null ? null : <CodeLink code={targetLotCode} /> },
          ...fieldFacts(depositionFields, deposition),
        ]}
      />
      <Section title="Interlayers made">
        {deposition.coatings.length === 0 ? (
          <p className="text-ink-soft">None that is not archived.</p>
        ) : (
          <CoatedTable coatings={deposition.coatings} />
        )}
      </Section>
      {mayWrite ? (
        <Section title="Settings">
          <EditDeposition deposition={deposition} />
        </Section>
      ) : null}
      <RecordFoot room="depositions" record={deposition} mayWrite={mayWrite} />
    </>
  );
}
