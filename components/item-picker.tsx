"use client";

import { type ReactNode, useState } from "react";
import { controlClass } from "./field";

export interface PickableItem {
  readonly id: string;
  readonly code: string;
  /** Shown after the code. */
  readonly detail: ReactNode;
  /** What else finds it, besides its code. */
  readonly words: string;
}

/** Many things with few keys: tick them, or find some and tick all that are shown. */
export function ItemPicker({
  title,
  findLabel,
  emptyText,
  items,
  chosen,
  onChange,
  problem,
}: {
  title: string;
  /** What the search goes by: "Code or lot". */
  findLabel: string;
  emptyText: ReactNode;
  items: readonly PickableItem[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  problem?: string | undefined;
}) {
  const [search, setSearch] = useState("");
  const needles = search.trim().toLowerCase().split(/\s+/);
  const shown = items.filter(({ code, words }) => {
    const text = `${code} ${words}`.toLowerCase();
    return needles.every((needle) => text.includes(needle));
  });
  const picked = new Set(chosen);
  const toggle = (id: string) =>
    onChange(picked.has(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="rounded border border-line bg-surface p-3">
      <legend className="px-1 font-medium">
        {title} ({chosen.length} chosen)
      </legend>
      {problem === undefined ? null : <p className="mb-1 text-sm text-bad">{problem}</p>}
      <div className={items.length === 0 ? "hidden" : "mb-2 flex flex-wrap gap-2"}>
        <input
          type="search"
          aria-label={`Find by ${findLabel.toLowerCase()}`}
          placeholder={findLabel}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            // Enter chooses what the search found; it must not send the form.
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (search.trim() !== "") onChange([...new Set([...chosen, ...shown.map(({ id }) => id)])]);
          }}
          className={`${controlClass} max-w-48`}
        />
        <button
          type="button"
          className="touch rounded px-2 text-accent hover:underline"
          onClick={() => onChange([...new Set([...chosen, ...shown.map(({ id }) => id)])])}
        >
          Choose the {shown.length} shown
        </button>
        <button
          type="button"
          className="touch rounded px-2 text-accent hover:underline"
          onClick={() => onChange([])}
        >
          Choose none
        </button>
      </div>
      {items.length === 0 ? (
        <p className="text-ink-soft">{emptyText}</p>
      ) : (
        <ul className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(14.5rem,1fr))] gap-x-3 overflow-y-auto">
          {shown.map(({ id, code, detail }) => (
            <li key={id}>
              <label className="touch flex min-h-[26px] items-center gap-2 py-0.5">
                <input
                  type="checkbox"
                  checked={picked.has(id)}
                  onChange={() => toggle(id)}
                  className="size-4 shrink-0"
                />
                <span className="min-w-0">
                  <span className="whitespace-nowrap">{code}</span>{" "}
                  <span className="text-ink-soft">{detail}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
