"use client";

import type { ComparisonQuery } from "@/lib/contract/comparison";
import { type EndRule, endRule } from "@/lib/contract/run-result";
import { Ticks, ticked } from "./ticks";

const ruleTitles: Readonly<Record<EndRule, string>> = {
  first_short: "short",
  voltage_cutoff: "voltage cut-off",
  ce_below: "CE below 80 %",
  retention_below: "retention below 80 %",
};

/** Which rules may end a life, and whether cells that died in their formation count. */
export function LifeRules({
  query,
  onChange,
}: {
  query: ComparisonQuery;
  onChange: (change: Partial<ComparisonQuery>) => void;
}) {
  const rules = endRule.options;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <Ticks
        legend="A life ends by"
        options={rules}
        chosen={query.endRules}
        titleOf={(rule) => ruleTitles[rule]}
        onToggle={(each) => onChange({ endRules: ticked(rules, query.endRules, each) })}
      />
      <label className="touch flex items-center gap-1.5">
        <input
          type="checkbox"
          checked={query.afterFormation ?? false}
          onChange={() => onChange({ afterFormation: query.afterFormation ? undefined : true })}
          className="size-4"
        />
        Only cells that outlived their formation
      </label>
    </div>
  );
}
