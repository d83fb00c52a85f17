"use client";

import { useState } from "react";
import type { RunFile } from "@/lib/contract/run-file";
import type { RecordField } from "../record-fields";
import { RecordForm } from "../record-form";

const fields: readonly RecordField[] = [
  { name: "reason", label: "Why it does not belong to this run", kind: "long_text", isRequired: true },
];

/** Takes a file out of the run, with the reason. */
export function SetAside({
  file,
  setAside,
}: {
  file: RunFile;
  setAside: (reason: string) => Promise<unknown>;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      // The form takes a line of its own.
      className={isOpen ? "basis-full" : ""}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="touch w-fit cursor-pointer text-accent">
        Set aside<span className="sr-only"> {file.name}</span>
      </summary>
      {isOpen ? (
        <div className="mt-1 w-full max-w-xl min-w-64">
          <RecordForm
            draftKey={`set-aside-${file.id}`}
            fields={fields}
            record={{}}
            submitLabel="Set aside"
            save={({ reason }) => setAside(String(reason))}
          />
        </div>
      ) : null}
    </details>
  );
}
