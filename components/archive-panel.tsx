"use client";

import { type FormEvent, useState } from "react";
import { Button } from "./button";
import { TextField } from "./field";
import { Moment } from "./moment";
import { ProblemNote } from "./problem-note";
import { useAction } from "./use-action";

/** Puts a record away with a reason, or takes it back; nothing is deleted either way. */
export function ArchivePanel({
  noun,
  archivedAt,
  move,
}: {
  /** "lot", "cell". */
  noun: string;
  archivedAt: string | null;
  move: (reason: string) => Promise<void>;
}) {
  const { run, problem, isBusy } = useAction();
  const [reason, setReason] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const isArchived = archivedAt !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    void run(async () => {
      await move(reason.trim());
      setReason("");
      setIsOpen(false);
    });
  };
  const label = isArchived ? `Restore this ${noun}` : `Archive this ${noun}`;
  return (
    <div className="no-print mt-6 flex flex-col gap-2">
      {isArchived ? (
        <ProblemNote tone="info">
          Archived <Moment iso={archivedAt} />: left out of lists and choices. Nothing of it was deleted.
        </ProblemNote>
      ) : null}
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="touch w-fit py-1 text-accent">{label}</summary>
        <form onSubmit={submit} className="mt-2 flex max-w-2xl flex-wrap items-end gap-2">
          <div className="min-w-64 grow">
            <TextField
              label="Why"
              placeholder="kept in the history"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <Button type="submit" look={isArchived ? "primary" : "danger"} disabled={isBusy}>
            {isArchived ? "Restore" : "Archive"}
          </Button>
        </form>
      </details>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
    </div>
  );
}
