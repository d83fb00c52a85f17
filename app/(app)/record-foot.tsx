import { HistoryList } from "@/components/history-list";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import type { HistoryItem } from "@/lib/contract/audit";
import { listHistory } from "@/lib/services/audit";
import { type ArchivableRoom, ArchiveRecord } from "./archive-record";
import { MentionedOn } from "./mentioned-on";

/** How every record's page ends: the notebook pages that mention it, its history, and the archive. */
export async function RecordFoot({
  room,
  record,
  history,
  mayWrite,
}: {
  room: ArchivableRoom;
  record: {
    readonly id: string;
    readonly code: string;
    readonly version: number;
    readonly archivedAt: string | null;
  };
  /** Where the page has read it already. */
  history?: readonly HistoryItem[];
  mayWrite: boolean;
}) {
  const events = history ?? (await listHistory(await pageActor(), { ref: record.id, limit: 50 })).items;
  return (
    <>
      <MentionedOn code={record.code} />
      <Section title="History">
        <HistoryList events={events} />
      </Section>
      {mayWrite ? (
        <ArchiveRecord
          room={room}
          record={{ id: record.id, version: record.version, archivedAt: record.archivedAt }}
        />
      ) : null}
    </>
  );
}
