import { Download } from "lucide-react";
import { RampSteps } from "@/components/run/ramp-steps";
import { ShortEvidence } from "@/components/run/short-evidence";
import { Section } from "@/components/section";
import { CellSign } from "../../cells/[code]/cell-sign";
import type { RunPage } from "./load-run";
import { RunTrace } from "./run-trace";
import { StateSign } from "./state-sign";

/** The trace, what is suspected in it, and which current plates. */
export function RunTraceSection({ page }: { page: RunPage }) {
  const { run, result, cell, evidence, mayWrite } = page;
  if (result === null) return null;
  const { platingSign, platingSignSource, platingSignReason, areaCm2, areaBasis } = result;
  const inferred =
    platingSignSource === "inferred" && platingSign !== null
      ? { sign: platingSign, reason: platingSignReason ?? "", runCode: run.code }
      : null;
  const suspected = evidence.map(({ cycle }) => cycle).filter((cycle) => cycle !== null);
  const suspectedCycle = suspected.length === 0 ? null : Math.min(...suspected);
  return (
    <>
      <Section
        title="Trace"
        actions={
          <a
            href={`/api/v1/runs/${run.code}/trace`}
            download
            className="touch inline-flex items-center gap-1 text-accent underline-offset-2 hover:underline"
          >
            <Download size={14} aria-hidden="true" />
            All records as Parquet
          </a>
        }
      >
        <RunTrace
          runCode={run.code}
          computedAt={result.computedAt}
          durationS={result.durationS}
          metal={run.metal}
          mahPerX={page.cycles.chargePerXMah}
          area={areaCm2 === null ? null : { cm2: areaCm2, basis: areaBasis }}
          marks={evidence.flatMap(({ window }) =>
            window === null ? [] : [{ ...window, tone: "bad" as const }],
          )}
        />
      </Section>
      <ShortEvidence evidence={evidence} />
      {page.ramp === null ? null : (
        <Section title="Critical current density">
          <RampSteps ramp={page.ramp} cycles={page.cycles.items} suspectedCycle={suspectedCycle} />
        </Section>
      )}
      <Section title="Plating sign">
        <CellSign cell={cell} inferred={inferred} mayWrite={mayWrite} />
        {mayWrite ? <StateSign cell={cell} /> : null}
      </Section>
    </>
  );
}
