import { ShortEvidence } from "@/components/run/short-evidence";
import { Section } from "@/components/section";
import { CellSign } from "../../cells/[code]/cell-sign";
import type { RunPage } from "./load-run";
import { RunTrace } from "./run-trace";

/** The trace, what is suspected in it, and which current plates. */
export function RunTraceSection({ page }: { page: RunPage }) {
  const { run, result, cell, evidence, mayWrite } = page;
  if (result === null) return null;
  const { platingSign, platingSignSource, platingSignReason, areaCm2, areaBasis } = result;
  const inferred =
    platingSignSource === "inferred" && platingSign !== null
      ? { sign: platingSign, reason: platingSignReason ?? "", runCode: run.code }
      : null;
  return (
    <>
      <Section title="Trace">
        <RunTrace
          runCode={run.code}
          computedAt={result.computedAt}
          durationS={result.durationS}
          metal={run.metal}
          area={areaCm2 === null ? null : { cm2: areaCm2, basis: areaBasis }}
          marks={evidence.map(({ from, to }) => ({ from, to, tone: "bad" }))}
        />
      </Section>
      <ShortEvidence evidence={evidence} />
      <Section title="Plating sign">
        <CellSign cell={cell} inferred={inferred} mayWrite={mayWrite} />
      </Section>
    </>
  );
}
