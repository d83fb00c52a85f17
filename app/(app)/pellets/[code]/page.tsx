import { ProvenanceBadge } from "@/components/badge";
import { CodeLink } from "@/components/code-link";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { Formula } from "@/components/formula";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getPellet } from "@/lib/services/pellet";
import { EditPellet } from "./edit-pellet";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function PelletPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const pellet = await foundOr404(getPellet(await pageActor(), code));
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            Pellet {pellet.code} <ProvenanceBadge provenance={pellet.provenance} />
          </span>
        }
        subtitle={<Formula text={pellet.composition} />}
      />
      <Facts
        facts={[
          { title: "Lot", value: pellet.lotCode === null ? null : <CodeLink code={pellet.lotCode} /> },
          { title: "Status", value: pellet.status.replace("_", " ") },
          { title: "Thickness before polish", value: significant(pellet.thicknessUm), unit: "µm" },
          { title: "Thickness after polish", value: significant(pellet.polishedThicknessUm), unit: "µm" },
          { title: "Diameter", value: significant(pellet.diameterMm), unit: "mm" },
          { title: "Mass", value: significant(pellet.massMg, 4), unit: "mg" },
          { title: "Relative density", value: significant(pellet.relativeDensityPercent), unit: "%" },
        ]}
      />
      <Section title="Edit">
        <EditPellet pellet={pellet} />
      </Section>
    </>
  );
}
