"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { ComparisonQuery } from "@/lib/contract/comparison";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { Button } from "../button";
import { CodeLink } from "../code-link";
import { TextField } from "../field";

/** Cells left out of this view alone: their reason stays visible and travels with the address. */
export function ViewExclusions({ query }: { query: ComparisonQuery }) {
  const router = useRouter();
  const path = usePathname();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const excluded = query.exclude ?? [];
  const go = (exclude: NonNullable<ComparisonQuery["exclude"]>) =>
    router.push(`${path}?${comparisonSearch({ ...query, exclude })}`, { scroll: false });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const cellCode = String(form.get("cell")).trim();
    const reason = String(form.get("reason")).trim();
    if (excluded.some((each) => each.cellCode === cellCode)) {
      setProblem(`${cellCode} is left out already.`);
      return;
    }
    setProblem(undefined);
    event.currentTarget.reset();
    go([...excluded, { cellCode, reason }]);
  };
  return (
    <details className="no-print mb-4 text-sm" open={excluded.length > 0}>
      <summary className="touch w-fit cursor-pointer text-accent">
        Leave a cell out of this view{excluded.length === 0 ? "" : ` (${excluded.length} left out)`}
      </summary>
      <ul className="mt-1 flex flex-col gap-1">
        {excluded.map((each) => (
          <li key={each.cellCode} className="flex flex-wrap items-center gap-2">
            <CodeLink code={each.cellCode} /> <span>“{each.reason}”</span>
            <Button
              look="quiet"
              className="px-1.5 py-0.5"
              onClick={() => go(excluded.filter(({ cellCode }) => cellCode !== each.cellCode))}
            >
              Take back<span className="sr-only"> {each.cellCode}</span>
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-1 flex max-w-3xl flex-wrap items-end gap-2">
        <div className="w-40">
          <TextField
            label="Cell"
            name="cell"
            placeholder="C-0042"
            autoComplete="off"
            isRequired
            maxLength={64}
            problem={problem}
          />
        </div>
        <div className="min-w-64 grow">
          <TextField label="Reason" name="reason" autoComplete="off" isRequired maxLength={500} />
        </div>
        <Button type="submit">Leave out</Button>
      </form>
      <p className="mt-1 text-ink-soft">
        For every view of the lab, exclude it on the cell's own page: open it by its code.
      </p>
    </details>
  );
}
