"use client";

import type { ComparisonQuery } from "@/lib/contract/comparison";
import type { EndRule } from "@/lib/contract/run-result";
import { endRules } from "@/lib/domain/comparison-vocabulary";
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
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <Ticks
        legend="A life ends by"
        options={endRules}
        chosen={query.endRules}
        titleOf={(rule) => ruleTitles[rule]}
        onToggle={(each) => onChange({ endRules: ticked(endRules, query.endRules, each) })}
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
