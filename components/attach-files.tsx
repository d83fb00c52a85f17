"use client";

import { useId, useState } from "react";
import { describeProblem } from "./api-problem";
import { ProblemNote } from "./problem-note";

interface Sending {
  readonly name: string;
  readonly problem: string | null;
}

/** Sends chosen or dropped files one after the other; what failed stays listed with its reason. */
export function AttachFiles({
  label,
  send,
  onSent,
}: {
  label: string;
  /** Throws what went wrong. */
  send: (file: File) => Promise<void>;
  onSent: () => void;
}) {
  const id = useId();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [isOver, setIsOver] = useState(false);
  const isBusy = sending.some(({ problem }) => problem === null);

  const sendAll = async (files: readonly File[]) => {
    setSending(files.map(({ name }) => ({ name, problem: null })));
    for (const file of files) {
      try {
        await send(file);
        setSending((before) => before.filter(({ name }) => name !== file.name));
        onSent();
      } catch (error) {
        const problem = error instanceof Error ? error.message : describeProblem(error).message;
        setSending((before) => before.map((each) => (each.name === file.name ? { ...each, problem } : each)));
      }
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way beside the labelled control
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void sendAll([...event.dataTransfer.files]);
      }}
      className={`rounded border border-dashed px-3 py-3 ${isOver ? "border-accent bg-accent-soft" : "border-line-strong"}`}
    >
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        type="file"
        multiple
        disabled={isBusy}
        onChange={(event) => {
          void sendAll([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
        className="touch max-w-full text-ink-soft file:mr-3 file:cursor-pointer file:rounded file:border file:border-line-strong file:bg-surface file:px-3 file:py-1.5 file:font-medium file:text-ink hover:file:bg-sunken"
      />
      <ul aria-live="polite" className="mt-1 flex flex-col gap-1">
        {sending.map(({ name, problem }) => (
          <li key={name}>
            {problem === null ? (
              <span className="text-ink-soft">Sending {name} …</span>
            ) : (
              <ProblemNote>
                {name}: {problem}
              </ProblemNote>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
