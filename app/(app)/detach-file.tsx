"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

/** Takes a file off a page or a characterization; its bytes are kept. */
export function DetachFile({
  room,
  record,
  file,
}: {
  room: "notebook" | "characterizations";
  record: { readonly id: string; readonly version: number };
  file: { readonly sha256: string; readonly name: string };
}) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    void run(async () => {
      const why = reason.trim();
      const input = { ref: record.id, version: record.version, sha256: file.sha256 };
      await client[room].detachFile({ ...input, ...(why === "" ? {} : { reason: why }) });
      router.refresh();
    });
  };
  return (
    <details className="no-print text-sm">
      <summary className="touch w-fit cursor-pointer text-accent">
        Take off<span className="sr-only"> {file.name}</span>
      </summary>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2 py-1">
        <TextField
          label="Why"
          placeholder="kept in the history"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="danger" disabled={isBusy}>
          Take off
        </Button>
      </form>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
    </details>
  );
}
