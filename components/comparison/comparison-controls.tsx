"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import type { ComparisonQuery } from "@/lib/contract/comparison";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { armFields, conditionNames, isOneOf } from "@/lib/domain/comparison-vocabulary";
import { classNames } from "../class-names";
import { controlClass } from "../field";
import { LifeRules } from "./life-rules";
import { MoreFilters } from "./more-filters";
import { Ticks, ticked, toggled } from "./ticks";

const metrics = [
  { value: "coulombic_efficiency", title: "Coulombic efficiency" },
  { value: "critical_current_density", title: "Critical current density" },
  { value: "cycle_life", title: "Cycle life" },
] as const;

const origins = ["measured", "reported", "simulated"] as const;
const kinds = ["operando", "half", "hybrid_full"] as const;

export interface ComparisonChoices {
  readonly metals: readonly string[];
  readonly lots: readonly string[];
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  /** Words for conditions that may be relaxed, by name. */
  readonly conditions: Readonly<Record<string, string>>;
  /** Words for what may form a row. */
  readonly rows: readonly { readonly value: string; readonly title: string }[];
}

/** What is ranked, among which cells, what forms a row and what need not match; all of it is in the address. */
export function ComparisonControls({
  query: answered,
  choices,
}: {
  query: ComparisonQuery;
  choices: ComparisonChoices;
}) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, startTransition] = useTransition();
  // What was chosen shows at once, before the answer to it has come.
  const [query, choose] = useOptimistic(answered);
  const go = (change: Partial<ComparisonQuery>) =>
    startTransition(() => {
      const next = { ...query, ...change };
      choose(next);
      router.push(`${path}?${comparisonSearch(next)}`, { scroll: false });
    });
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
        <Choice
          label="Interlayer"
          empty={query.metals?.join(", ") ?? "all"}
          options={choices.metals.map((value) => ({ value, title: value }))}
          chosen={query.metals}
          onPick={(value) => go({ metals: toggled(query.metals, value) })}
        />
        <Choice
          label="Pellet lot"
          empty={query.lotCodes?.join(", ") ?? "all"}
          options={choices.lots.map((value) => ({ value, title: value }))}
          chosen={query.lotCodes}
          onPick={(value) => go({ lotCodes: toggled(query.lotCodes, value) })}
        />
        <Choice
          label="Project"
          empty={query.projectIds?.length ? `${query.projectIds.length} chosen` : "all"}
          options={choices.projects.map(({ id, name }) => ({ value: id, title: name }))}
          chosen={query.projectIds}
          onPick={(value) => go({ projectIds: toggled(query.projectIds, value) })}
        />
        <Choice
          label="A row is"
          empty={rowsText(query, choices)}
          options={choices.rows}
          chosen={query.armBy ?? ["metal"]}
          onPick={(value) => go({ armBy: nextRows(query, value) })}
        />
        <Choice
          label="Need not match"
          empty={query.relax?.length ? `${query.relax.length} relaxed` : "all must match"}
          options={Object.entries(choices.conditions).map(([value, title]) => ({ value, title }))}
          chosen={query.relax}
          onPick={(value) => {
            if (isOneOf(conditionNames, value)) go({ relax: toggled(query.relax, value) });
          }}
        />
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
      {query.metric === "cycle_life" ? <LifeRules query={query} onChange={go} /> : null}
      <MoreFilters query={query} onApply={go} />
    </div>
  );
}

/** A row is formed by at least one thing, and by three at most. */
function nextRows(query: ComparisonQuery, value: string): ComparisonQuery["armBy"] {
  if (!isOneOf(armFields, value)) return query.armBy;
  const next = toggled(query.armBy ?? ["metal"], value).slice(0, 3);
  const isUsual = next.length === 0 || (next.length === 1 && next[0] === "metal");
  return isUsual ? undefined : next;
}

function rowsText(query: ComparisonQuery, choices: ComparisonChoices): string {
  const titles = (query.armBy ?? ["metal"]).map(
    (name) => choices.rows.find(({ value }) => value === name)?.title ?? name,
  );
  return titles.join(" and ");
}

/** Picks one after the other; what is chosen is ticked, picking it again takes it away. */
function Choice({
  label,
  empty,
  options,
  chosen,
  onPick,
}: {
  label: string;
  empty: string;
  options: readonly { readonly value: string; readonly title: string }[];
  chosen: readonly string[] | undefined;
  onPick: (value: string) => void;
}) {
  return (
    <label className="flex items-center gap-1.5">
      <span className="whitespace-nowrap text-ink-soft">{label}</span>
      <select
        value=""
        onChange={(event) => onPick(event.target.value)}
        className={classNames(controlClass, "max-w-44 py-1")}
      >
        <option value="" disabled>
          {empty}
        </option>
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {chosen?.includes(value) ? `✓ ${title}` : title}
          </option>
        ))}
      </select>
    </label>
  );
}
