import { Badge } from "../badge";
import { DataTable } from "../data-table";
import { significant } from "../decimal";
import { criticalCurrentText } from "../metric-text";
import { ProblemNote } from "../problem-note";
import { TraceLink } from "./trace-link";

interface Step {
  readonly currentDensityMaCm2: number;
  readonly firstCycle: number;
  readonly lastCycle: number;
}

export interface ShownRamp {
  readonly jPassMaCm2: number;
  readonly jFailMaCm2: number | null;
  readonly failDirection: string | null;
  readonly failCycle: number | null;
  readonly failFraction: number | null;
  readonly cumulativePlatedMahCm2: number;
  readonly cumulativeStrippedMahCm2: number;
  readonly steps: readonly Step[];
  readonly stepsFrom: "protocol" | "run";
  readonly areaBasis: string;
}

interface Timed {
  readonly number: number;
  readonly startS: number;
  readonly endS: number;
}

/** The ramp of current densities: each step with its cycles, and where it ended. */
export function RampSteps({
  ramp,
  cycles,
  suspectedCycle,
}: {
  ramp: ShownRamp;
  cycles: readonly Timed[];
  /** First cycle with evidence of a short, however weak; null without any. */
  suspectedCycle: number | null;
}) {
  const { failCycle } = ramp;
  const isDoubtful = failCycle === null && suspectedCycle !== null;
  const stateOf = ({ currentDensityMaCm2, firstCycle, lastCycle }: Step) => {
    if (failCycle !== null && failCycle >= firstCycle && failCycle <= lastCycle) {
      return <Badge tone="bad">failed{partText(ramp)}</Badge>;
    }
    if (failCycle !== null && firstCycle > failCycle) return <Badge>after the failure</Badge>;
    if (isDoubtful && lastCycle >= suspectedCycle)
      return <Badge tone="warn">survived, if there was no short</Badge>;
    return currentDensityMaCm2 <= ramp.jPassMaCm2 ? (
      <Badge tone="good">survived</Badge>
    ) : (
      <Badge>not completed</Badge>
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <p>
        {criticalCurrentText(ramp.jPassMaCm2 === 0 ? null : ramp.jPassMaCm2, ramp.jFailMaCm2)} mA cm⁻² on{" "}
        {ramp.areaBasis} area; up to the {failCycle === null ? "end" : "failure"}{" "}
        {significant(ramp.cumulativePlatedMahCm2)} mAh cm⁻² plated and{" "}
        {significant(ramp.cumulativeStrippedMahCm2)} mAh cm⁻² stripped.{" "}
        <span className="text-ink-soft">
          Steps{" "}
          {ramp.stepsFrom === "protocol" ? "as the protocol plans them" : "read off the plating currents"}.
        </span>
      </p>
      {isDoubtful ? (
        <ProblemNote tone="warn">
          A short is suspected from cycle {suspectedCycle} on, but no rule is sure of it. Until a person
          decides the end of the run, the ramp counts as survived.
        </ProblemNote>
      ) : null}
      <div className="max-w-2xl">
        <DataTable
          caption="Steps of the ramp"
          isTall
          rows={ramp.steps}
          rowKey={(step) => String(step.firstCycle)}
          columns={[
            {
              key: "current",
              title: "Step",
              unit: "mA cm⁻²",
              isNumeric: true,
              cell: (step) => significant(step.currentDensityMaCm2, 2),
            },
            { key: "cycles", title: "Cycles", cell: (step) => cyclesLink(step, cycles) },
            { key: "state", title: "Outcome", cell: stateOf },
          ]}
        />
      </div>
    </div>
  );
}

function partText({ failDirection, failFraction }: ShownRamp): string {
  const during = failDirection === null || failDirection === "unknown" ? "" : ` while ${failDirection}`;
  return failFraction === null ? during : `${during}, at ${Math.round(failFraction * 100)} % of it`;
}

function cyclesLink({ firstCycle, lastCycle }: Step, cycles: readonly Timed[]) {
  const text = firstCycle === lastCycle ? String(firstCycle) : `${firstCycle}–${lastCycle}`;
  const from = cycles.find(({ number }) => number === firstCycle)?.startS;
  const to = cycles.find(({ number }) => number === lastCycle)?.endS;
  if (from === undefined || to === undefined || from >= to) return text;
  return (
    <TraceLink window={{ from, to }} label={`Show cycle ${text} in the trace`}>
      {text}
    </TraceLink>
  );
}
