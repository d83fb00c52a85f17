import { ProvenanceBadge } from "@/components/badge";
import { FindingTable } from "@/components/characterization/finding-table";
import { CodeLink } from "@/components/code-link";
import { conditionWords } from "@/components/condition-words";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { FileList } from "@/components/file-list";
import { HistoryList } from "@/components/history-list";
import { Moment } from "@/components/moment";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { words } from "@/components/words";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { listHistory } from "@/lib/services/audit";
import { getCharacterization } from "@/lib/services/characterization";
import { mayInProjectOf } from "@/lib/services/project-access";
import { MentionedOn } from "../../mentioned-on";
import { EditCharacterization } from "./edit-characterization";
import { ImpedanceSection } from "./impedance-section";

export async function generateMetadata({ params }: { params: Promise<{ code: string }> }) {
  return { title: (await params).code };
}

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ spectrum?: string }> };

export default async function CharacterizationPage({ params, searchParams }: Props) {
  const { spectrum } = await searchParams;
  const actor = await pageActor();
  const record = await foundOr404(getCharacterization(actor, (await params).code));
  const mayWrite = await mayInProjectOf(actor, "write", record.projectId);
  const history = await listHistory(actor, { ref: record.id, limit: 50 });
  const about = record.subject === null ? record.cells : [record.subject];
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {words(record.technique)}, {words(record.mode)} · {record.code}{" "}
            <ProvenanceBadge provenance={record.provenance} />
          </span>
        }
        subtitle={record.title || undefined}
      />
      <Facts
        facts={[
          {
            title: "Of",
            value:
              about.length === 0 ? null : (
                <span className="flex flex-wrap gap-x-3">
                  {about.map(({ id, code }) => (
                    <CodeLink key={id} code={code} />
                  ))}
                </span>
              ),
          },
          { title: "Instrument", value: record.instrument },
          { title: "Performed", value: record.performedAt && <Moment iso={record.performedAt} /> },
          { title: "Cell state", value: record.cellState },
          { title: "Cycle", value: record.cellCycle },
          { title: "Charge passed", value: significant(record.chargePassedMahCm2), unit: "mAh cm⁻²" },
          { title: "Air exposure before", value: significant(record.airExposureMin), unit: "min" },
          { title: "Conditions", value: conditionWords(record.conditions).join("; ") },
          { title: "Notes", value: record.notes },
        ]}
      />
      <Section title="Findings">
        <FindingTable findings={record.findings} />
      </Section>
      <ImpedanceSection actor={actor} record={record} shown={Number(spectrum) || 0} mayWrite={mayWrite} />
      <EditCharacterization record={record} mayWrite={mayWrite} files={<FileList files={record.files} />} />
      <MentionedOn code={record.code} />
      <Section title="History">
        <HistoryList events={history.items} />
      </Section>
    </>
  );
}
