"use client";

import { useRouter } from "next/navigation";
import { AttachFiles } from "@/components/attach-files";
import { sendFile } from "../../send-file";

export function AttachToPage({ code }: { code: string }) {
  const router = useRouter();
  return (
    <AttachFiles
      label="Attach files"
      send={(file) => sendFile(`/api/v1/notebook-entries/${encodeURIComponent(code)}/attachments`, file)}
      onSent={() => router.refresh()}
    />
  );
}
