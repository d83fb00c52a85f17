import { CycleFigures } from "@/components/run/cycle-figures";
import { CycleTable } from "@/components/run/cycle-table";
import { Section } from "@/components/section";
import type { RunPage } from "./load-run";

/** Efficiency and charge against the cycle, and the table they are drawn from. */
export function RunCycles({ page: { run, cycles, result } }: { page: RunPage }) {
  if (result === null) return null;
  const isAreal = cycles.areaCm2 !== null;
  return (
    <Section title="Cycles">
      {cycles.items.length === 0 ? (
        <p className="text-ink-soft">
          {result.platingSign === null
            ? "No cycles yet: nothing tells which current plates. State the plating sign above."
            : "The records hold no plating and stripping."}
        </p>
      ) : (
        <div className="flex flex-col gap-3">
          <CycleFigures
            runCode={run.code}
            cellCode={run.cellCode}
            metal={run.metal}
            provenance={run.provenance}
            area={{ basis: result.areaBasis, cm2: result.areaCm2 }}
            cycles={cycles.items}
          />
          <CycleTable cycles={cycles.items} isAreal={isAreal} metal={run.metal} />
          {cycles.nextAfter === null ? null : (
            <p className="text-ink-soft">
              The first {cycles.items.length} of {result.cycleCount} cycles; the API gives them all.
            </p>
          )}
        </div>
      )}
    </Section>
  );
}
