import { AlloyTable } from "@/components/alloy-table";
import { Badge, ProvenanceBadge } from "@/components/badge";
import { CodeLink, CodeList } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { MetalLabel } from "@/components/metal-label";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { alloyOf } from "@/lib/services/film-alloy";
import { getInterlayer } from "@/lib/services/interlayer";
import { mayInProjectOf } from "@/lib/services/project-access";
import { RecordFoot } from "../../record-foot";
import { EditInterlayer } from "./edit-interlayer";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

export default async function InterlayerPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor();
  const interlayer = await foundOr404(getInterlayer(actor, code));
  const mayWrite = await mayInProjectOf(actor, "write", interlayer.projectId);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Interlayer {interlayer.code} <ProvenanceBadge provenance={interlayer.provenance} />
            {interlayer.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={<MetalLabel metal={interlayer.metal} />}
      />
      <Facts
        facts={[
          { title: "Pellet", value: <CodeLink code={interlayer.pelletCode} /> },
          { title: "Face", value: interlayer.face },
          {
            title: "Nominal thickness",
            value: interlayer.metal === "bare" ? "none, bare" : significant(interlayer.nominalThicknessNm),
            ...(interlayer.metal === "bare" ? {} : { unit: "nm" }),
          },
          { title: "Diameter", value: significant(interlayer.maskDiameterMm), unit: "mm" },
          {
            title: "Cells",
            isWide: true,
            value:
              interlayer.cells.length === 0 ? (
                "none yet"
              ) : (
                <CodeList codes={interlayer.cells.map(({ code }) => code)} />
              ),
          },
        ]}
      />
      {interlayer.layers.length === 0 ? null : (
        <Section title="Layers, from the pellet outward">
          <DataTable
            caption="Layers"
            rows={interlayer.layers.map((layer, index) => ({ ...layer, index }))}
            rowKey={(layer) => String(layer.index)}
            columns={[
              { key: "metal", title: "Metal", cell: (layer) => <MetalLabel metal={layer.metal} /> },
              {
                key: "nominal",
                title: "Nominal",
                unit: "nm",
                isNumeric: true,
                cell: (layer) => significant(layer.nominalThicknessNm),
              },
              {
                key: "measured",
                title: "Measured",
                unit: "nm",
                isNumeric: true,
                cell: (layer) => significant(layer.measuredThicknessNm),
              },
              { key: "by", title: "Measured by", cell: (layer) => layer.measuredBy ?? "–" },
              {
                key: "deposition",
                title: "Deposition",
                cell: (layer) =>
                  layer.depositionCode === null ? "–" : <CodeLink code={layer.depositionCode} />,
              },
            ]}
          />
        </Section>
      )}
      <Section title="Lithium uptake">
        <AlloyTable alloy={alloyOf(interlayer)} />
      </Section>
      {mayWrite ? (
        <Section title="Edit">
          <EditInterlayer interlayer={interlayer} />
        </Section>
      ) : null}
      <RecordFoot room="interlayers" record={interlayer} mayWrite={mayWrite} />
    </>
  );
}
