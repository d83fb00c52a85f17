"use client";

import { useState } from "react";
import { controlClass } from "./field";

export interface PickablePellet {
  readonly id: string;
  readonly code: string;
  readonly lotCode: string | null;
}

/** Many pellets with few keys: tick them, or tick a whole lot. */
export function PelletPicker({
  pellets,
  chosen,
  onChange,
}: {
  pellets: readonly PickablePellet[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}) {
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const shown = pellets.filter(
    ({ code, lotCode }) => code.toLowerCase().includes(needle) || lotCode?.toLowerCase().includes(needle),
  );
  const picked = new Set(chosen);
  const toggle = (id: string) =>
    onChange(picked.has(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="rounded border border-line bg-surface p-3">
      <legend className="px-1 font-medium">Pellets in this run ({chosen.length} chosen)</legend>
      <div className="mb-2 flex flex-wrap gap-2">
        <input
          type="search"
          aria-label="Find pellets by code or lot"
          placeholder="Code or lot"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
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
      {pellets.length === 0 ? (
        <p className="text-ink-soft">No pellet of this project is free: register some first.</p>
      ) : (
        <ul className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-3 overflow-y-auto">
          {shown.map(({ id, code, lotCode }) => (
            <li key={id}>
              <label className="touch flex items-center gap-2 py-0.5">
                <input
                  type="checkbox"
                  checked={picked.has(id)}
                  onChange={() => toggle(id)}
                  className="size-4"
                />
                <span>
                  {code} {lotCode === null ? null : <span className="text-ink-soft">{lotCode}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
