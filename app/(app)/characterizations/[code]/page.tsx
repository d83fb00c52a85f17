import { Badge, ProvenanceBadge } from "@/components/badge";
import { FindingTable } from "@/components/characterization/finding-table";
import { FileList } from "@/components/file-list";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { words } from "@/components/words";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import type { Characterization } from "@/lib/contract/characterization";
import { getCharacterization } from "@/lib/services/characterization";
import { mayInProjectOf } from "@/lib/services/project-access";
import { DetachFile } from "../../detach-file";
import { RecordFoot } from "../../record-foot";
import { CharacterizationFacts } from "./characterization-facts";
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
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {words(record.technique)}, {words(record.mode)} · {record.code}{" "}
            <ProvenanceBadge provenance={record.provenance} />
            {record.archivedAt === null ? null : <Badge>archived</Badge>}
          </span>
        }
        subtitle={isNamed(record) ? record.title : undefined}
      />
      <CharacterizationFacts record={record} />
      <Section title="Findings">
        <FindingTable findings={record.findings} />
      </Section>
      <ImpedanceSection actor={actor} record={record} shown={Number(spectrum) || 0} mayWrite={mayWrite} />
      <EditCharacterization
        record={record}
        mayWrite={mayWrite}
        files={
          <FileList
            files={record.files}
            actionOf={
              mayWrite
                ? (file) => <DetachFile room="characterizations" record={record} file={file} />
                : undefined
            }
          />
        }
      />
      <RecordFoot room="characterizations" record={record} mayWrite={mayWrite} />
    </>
  );
}

/** False of a title that only repeats technique and mode. */
function isNamed({ title, technique, mode }: Characterization): boolean {
  return title !== "" && title !== `${words(technique)}, ${words(mode)}`;
}
