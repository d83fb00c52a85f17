import { ProvenanceBadge } from "@/components/badge";
import { ButtonLink } from "@/components/button";
import { CodeLink } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { significant } from "@/components/decimal";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getDeposition } from "@/lib/services/deposition";
import { EditDeposition } from "./edit-deposition";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function DepositionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const deposition = await foundOr404(getDeposition(await pageActor(), code));
  const codes = [...new Set(deposition.coatings.map(({ interlayerCode }) => interlayerCode))];
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            Deposition {deposition.code} <ProvenanceBadge provenance={deposition.provenance} />
          </span>
        }
        subtitle={`${deposition.metal} by ${deposition.method}${deposition.operatorName === null ? "" : `, ${deposition.operatorName}`}`}
        actions={
          <ButtonLink href={`/cells/new?interlayers=${codes.join(",")}`}>Build cells on them</ButtonLink>
        }
      />
      <Section title="Interlayers made">
        <DataTable
          caption="Interlayers made"
          rows={deposition.coatings}
          rowKey={(coating) => `${coating.interlayerId}-${coating.position}`}
          columns={[
            {
              key: "interlayer",
              title: "Interlayer",
              cell: (each) => <CodeLink code={each.interlayerCode} />,
            },
            { key: "pellet", title: "Pellet", cell: (each) => <CodeLink code={each.pelletCode} /> },
            { key: "face", title: "Face", cell: (each) => each.face },
            { key: "layer", title: "Layer", isNumeric: true, cell: (each) => each.position + 1 },
            {
              key: "nominal",
              title: "Nominal",
              unit: "nm",
              isNumeric: true,
              cell: (each) => significant(each.nominalThicknessNm),
            },
            {
              key: "measured",
              title: "Measured",
              unit: "nm",
              isNumeric: true,
              cell: (each) => significant(each.measuredThicknessNm),
            },
          ]}
        />
      </Section>
      <Section title="Settings">
        <EditDeposition deposition={deposition} />
      </Section>
    </>
  );
}
