"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { type ComparisonQuery, conditionName } from "@/lib/contract/comparison";
import { comparisonSearch } from "@/lib/contract/comparison-url";
import { classNames } from "./class-names";
import { controlClass } from "./field";
import { words } from "./words";

const metrics = [
  { value: "coulombic_efficiency", title: "Coulombic efficiency" },
  { value: "critical_current_density", title: "Critical current density" },
  { value: "cycle_life", title: "Cycle life" },
] as const;

const origins = ["measured", "reported", "simulated"] as const;
const kinds = ["operando", "half", "hybrid_full"] as const;

/** What is ranked, among which cells, and what need not match; all of it is in the address. */
export function ComparisonControls({
  query,
  titles,
}: {
  query: ComparisonQuery;
  /** Words for the conditions, from the result. */
  titles: Readonly<Record<string, string>>;
}) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, startTransition] = useTransition();
  const go = (change: Partial<ComparisonQuery>) =>
    startTransition(() =>
      router.push(`${path}?${comparisonSearch({ ...query, ...change })}`, { scroll: false }),
    );
  const toggled = <Item extends string>(list: readonly Item[] | undefined, item: Item) =>
    list?.includes(item) ? list.filter((each) => each !== item) : [...(list ?? []), item];
  // No choice means all: the first click on a tick takes that one away.
  const ticked = <Item extends string>(
    all: readonly Item[],
    list: readonly Item[] | undefined,
    item: Item,
  ) => {
    const next = toggled(list?.length ? list : all, item);
    return next.length === all.length ? undefined : next;
  };
  return (
    <div className="no-print mb-4 flex flex-col gap-2" aria-busy={isPending}>
      <nav aria-label="Metric" className="flex flex-wrap gap-1 border-b border-line">
        {metrics.map(({ value, title }) => (
          <button
            key={value}
            type="button"
            aria-current={query.metric === value ? "page" : undefined}
            onClick={() => go({ metric: value })}
            className={classNames(
              "touch -mb-px rounded-t border-b-2 px-3 py-1.5",
              query.metric === value
                ? "border-accent font-medium text-accent"
                : "border-transparent text-ink-soft hover:text-ink",
            )}
          >
            {title}
          </button>
        ))}
      </nav>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <Ticks
          legend="Values"
          options={origins}
          chosen={query.provenances}
          onToggle={(each) => go({ provenances: ticked(origins, query.provenances, each) })}
        />
        <Ticks
          legend="Cells"
          options={kinds}
          chosen={query.cellKinds}
          onToggle={(each) => go({ cellKinds: ticked(kinds, query.cellKinds, each) })}
        />
        <label className="flex items-center gap-1.5">
          <span className="text-ink-soft">Need not match</span>
          <select
            value=""
            onChange={(event) => {
              const name = conditionName.safeParse(event.target.value);
              if (name.success) go({ relax: toggled(query.relax, name.data) });
            }}
            className={`${controlClass} w-auto py-1`}
          >
            <option value="">
              {query.relax?.length ? `${query.relax.length} relaxed` : "all must match"}
            </option>
            {Object.entries(titles).map(([name, title]) => (
              <option key={name} value={name}>
                {query.relax?.some((each) => each === name) ? `✓ ${title}` : title}
              </option>
            ))}
          </select>
        </label>
        <label className="touch flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={query.poolReported}
            onChange={() => go({ poolReported: !query.poolReported })}
            className="size-4"
          />
          Pool published values
        </label>
      </div>
    </div>
  );
}

function Ticks<Item extends string>({
  legend,
  options,
  chosen,
  onToggle,
}: {
  legend: string;
  options: readonly Item[];
  chosen: readonly Item[] | undefined;
  onToggle: (item: Item) => void;
}) {
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="float-left mr-1 text-ink-soft">{legend}</legend>
      {options.map((option) => (
        <label key={option} className="touch flex items-center gap-1">
          <input
            type="checkbox"
            checked={chosen === undefined || chosen.length === 0 || chosen.includes(option)}
            onChange={() => onToggle(option)}
            className="size-4"
          />
          {words(option)}
        </label>
      ))}
    </fieldset>
  );
}
