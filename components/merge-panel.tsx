"use client";

import { useState } from "react";
import type { FieldConflict } from "./api-problem";
import { Button } from "./button";
import { ProblemNote } from "./problem-note";

type Side = "theirs" | "yours";

/** Both sides of a stale save, field by field; nothing is overwritten before a person has chosen. */
export function MergePanel({
  conflicts,
  labelOf,
  say = shown,
  onMerge,
}: {
  conflicts: readonly FieldConflict[];
  labelOf: (field: string) => string;
  /** A value of that field in words. */
  say?: (value: unknown, field: string) => string;
  /** The value chosen for every field. */
  onMerge: (chosen: Readonly<Record<string, unknown>>) => void;
}) {
  const isMine = ({ base, theirs, yours }: FieldConflict) => !same(base, yours) || same(theirs, yours);
  const [sides, setSides] = useState<Record<string, Side>>(() =>
    Object.fromEntries(conflicts.map((each) => [each.field, isMine(each) ? "yours" : "theirs"])),
  );
  const apply = () =>
    onMerge(Object.fromEntries(conflicts.map((each) => [each.field, each[sides[each.field] ?? "theirs"]])));
  return (
    <ProblemNote tone="warn">
      <h2 className="font-semibold">Someone else saved this meanwhile</h2>
      <p className="mt-0.5">
        {conflicts.length === 0
          ? "Nothing that this form shows has changed. Nothing has been overwritten."
          : "Choose a side for each field. Nothing has been overwritten."}
      </p>
      <div className="mt-2 relative overflow-x-auto">
        <table className="w-full border-collapse bg-surface text-ink">
          <caption className="sr-only">Differences field by field</caption>
          <thead className="bg-sunken text-left text-sm">
            <tr>
              {["Field", "When you opened it", "Theirs now", "Yours"].map((title) => (
                <th key={title} scope="col" className="border border-line px-2 py-1 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {conflicts.map((each) => (
              <tr key={each.field}>
                <th scope="row" className="border border-line px-2 py-1 text-left font-medium">
                  {labelOf(each.field)}
                </th>
                <td className="border border-line px-2 py-1 align-top whitespace-pre-line text-ink-soft">
                  {say(each.base, each.field)}
                </td>
                {(["theirs", "yours"] as const).map((side) => (
                  <td key={side} className="border border-line px-2 py-1 align-top">
                    <label className="touch flex items-center gap-2">
                      <input
                        type="radio"
                        name={`merge-${each.field}`}
                        checked={sides[each.field] === side}
                        onChange={() => setSides({ ...sides, [each.field]: side })}
                      />
                      <span className="break-words whitespace-pre-line">{say(each[side], each.field)}</span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-3 flex justify-end">
        <Button look="primary" onClick={apply}>
          Merge and save
        </Button>
      </div>
    </ProblemNote>
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return `${value.length} entries: ${JSON.stringify(value).slice(0, 160)}`;
  return typeof value === "object" ? JSON.stringify(value).slice(0, 200) : String(value);
}
