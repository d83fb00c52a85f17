"use client";

import { useId, useRef, useState } from "react";
import { codeFromShortForm } from "@/lib/domain/codes";
import { describeProblem } from "./api-problem";
import { Button } from "./button";
import { controlClass } from "./field";

const waitMs = 250;

/** Finds an earlier cell by its code ("c42" will do) and hands its build over. */
export function CopyCell({
  find,
  copy,
}: {
  find: (search: string) => Promise<readonly { readonly code: string; readonly title: string }[]>;
  /** Takes the cell of that code over; throws what the API threw. */
  copy: (code: string) => Promise<void>;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly { readonly code: string; readonly title: string }[]>([]);
  const [note, setNote] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (next.trim() === "") return;
    timer.current = setTimeout(() => {
      find(codeFromShortForm(next) ?? next.trim()).then(setFound, () => setFound([]));
    }, waitMs);
  };
  const take = async () => {
    const code = codeFromShortForm(text) ?? text.trim();
    if (code === "") return;
    try {
      await copy(code);
      setNote({ text: `The build of ${code} is copied.`, isProblem: false });
    } catch (error) {
      setNote({ text: describeProblem(error).message, isProblem: true });
    }
  };
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block text-sm font-medium">
        Copy from an earlier cell
      </label>
      <div className="flex gap-1.5">
        <input
          id={id}
          list={`${id}-found`}
          value={text}
          placeholder="C-0042"
          autoComplete="off"
          aria-describedby={`${id}-note`}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void take();
          }}
          className={controlClass}
        />
        <datalist id={`${id}-found`}>
          {found.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </datalist>
        <Button onClick={() => void take()}>Copy</Button>
      </div>
      <p
        id={`${id}-note`}
        role="status"
        className={`mt-0.5 min-h-5 text-sm ${note?.isProblem ? "text-bad" : "text-ink-soft"}`}
      >
        {note?.text}
      </p>
    </div>
  );
}
