"use client";

import type { ComparisonQuery } from "@/lib/contract/comparison";
import { endRules, endRuleTitles } from "@/lib/domain/end-rules";
import { Ticks, ticked } from "./ticks";

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
        titleOf={(rule) => endRuleTitles[rule]}
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
