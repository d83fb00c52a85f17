"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { ArchivePanel } from "@/components/archive-panel";
import { client } from "@/lib/client/browser-client";

const nouns = {
  lots: "lot",
  pellets: "pellet",
  depositions: "deposition",
  interlayers: "interlayer",
  cells: "cell",
  protocols: "protocol",
  runs: "run",
  characterizations: "characterization",
  notebook: "page",
  comparisons: "comparison",
  projects: "project",
} as const;

export type ArchivableRoom = keyof typeof nouns;

/** The way into the archive and out of it, at the end of a record's page. */
export function ArchiveRecord({
  room,
  record,
}: {
  room: ArchivableRoom;
  record: { readonly id: string; readonly version: number; readonly archivedAt: string | null };
}) {
  const router = useRouter();
  const isArchived = record.archivedAt !== null;
  const move = async (reason: string) => {
    const door = client[room];
    const input = { ref: record.id, version: record.version, ...(reason === "" ? {} : { reason }) };
    await (isArchived ? door.restore(input) : door.archive(input));
    toast.success(isArchived ? "Restored" : "Archived");
    router.refresh();
  };
  return <ArchivePanel noun={nouns[room]} archivedAt={record.archivedAt} move={move} />;
}
