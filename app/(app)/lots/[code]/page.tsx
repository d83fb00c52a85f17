import { Badge, ProvenanceBadge } from "@/components/badge";
import { Facts } from "@/components/facts";
import { fieldFacts } from "@/components/field-facts";
import { lotFields } from "@/components/lot-fields";
import { PageHeader } from "@/components/page-header";
import { PelletTable } from "@/components/pellet-table";
import { Section } from "@/components/section";
import { words } from "@/components/words";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getLot } from "@/lib/services/lot";
import { listPellets } from "@/lib/services/pellet";
import { mayInProjectOf } from "@/lib/services/project-access";
import { RecordFoot } from "../../record-foot";
import { EditLot } from "./edit-lot";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function LotPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor();
  const lot = await foundOr404(getLot(actor, code));
  const [pellets, mayWrite] = await Promise.all([
    listPellets(actor, { limit: 200, includeArchived: false, lotId: lot.id }),
    mayInProjectOf(actor, "write", lot.projectId),
  ]);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Lot {lot.code} <ProvenanceBadge provenance={lot.provenance} />
            {lot.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={`${words(lot.kind)}, ${lot.name}`}
      />
      <Facts facts={fieldFacts(lotFields, lot)} />
      {pellets.items.length === 0 ? null : (
        <Section title="Pellets of this lot">
          <PelletTable pellets={pellets.items} />
        </Section>
      )}
      {mayWrite ? (
        <Section title="Edit">
          <EditLot lot={lot} />
        </Section>
      ) : null}
      <RecordFoot room="lots" record={lot} mayWrite={mayWrite} />
    </>
  );
}
