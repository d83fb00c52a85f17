import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CodeLink, CodeList } from "@/components/code-link";
import { ConductivityOfPellet } from "@/components/conductivity-of-pellet";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { Formula } from "@/components/formula";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { TreatmentList } from "@/components/treatment-list";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { listInterlayers } from "@/lib/services/interlayer";
import { getPellet } from "@/lib/services/pellet";
import { mayInProjectOf } from "@/lib/services/project-access";
import { RecordFoot } from "../../record-foot";
import { treatmentPlans } from "../treatment-plans";
import { EditPellet } from "./edit-pellet";
import { TreatPellet } from "./treat-pellet";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function PelletPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor();
  const [pellet, templates] = await Promise.all([foundOr404(getPellet(actor, code)), treatmentPlans(actor)]);
  const [mayWrite, carried] = await Promise.all([
    mayInProjectOf(actor, "write", pellet.projectId),
    listInterlayers(actor, { pelletId: pellet.id, limit: 50, includeArchived: false }),
  ]);
  const interlayers = carried.items.map((each) => each.code);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Pellet {pellet.code} <ProvenanceBadge provenance={pellet.provenance} />
          </span>
        }
        subtitle={<Formula text={pellet.composition} />}
        actions={<ButtonLink href={`/pellets/${pellet.code}/label`}>Label</ButtonLink>}
      />
      <Facts
        facts={[
          { title: "Lot", value: pellet.lotCode === null ? null : <CodeLink code={pellet.lotCode} /> },
          { title: "Status", value: pellet.status.replace("_", " ") },
          { title: "Thickness before polish", value: significant(pellet.thicknessUm), unit: "µm" },
          { title: "Thickness after polish", value: significant(pellet.polishedThicknessUm), unit: "µm" },
          { title: "Diameter", value: significant(pellet.diameterMm), unit: "mm" },
          { title: "Mass", value: significant(pellet.massMg, 4), unit: "mg" },
          { title: "Dew point", value: significant(pellet.dewPointC), unit: "°C" },
          { title: "Relative density", value: significant(pellet.relativeDensityPercent), unit: "%" },
          {
            title: "Carries",
            value: interlayers.length === 0 ? "no interlayer yet" : <CodeList codes={interlayers} />,
            isWide: interlayers.length > 2,
          },
          { title: "Notes", value: pellet.notes },
        ]}
      />
      <Section title="Conductivity">
        <ConductivityOfPellet pellet={pellet} />
      </Section>
      <Section title="Surface treatments, face by face">
        {mayWrite ? (
          <TreatPellet pellet={pellet} templates={templates} />
        ) : (
          <TreatmentList treatments={pellet.treatments} />
        )}
      </Section>
      {mayWrite ? (
        <Section title="Edit">
          <EditPellet pellet={pellet} />
        </Section>
      ) : null}
      <RecordFoot room="pellets" record={pellet} mayWrite={mayWrite} />
    </>
  );
}
