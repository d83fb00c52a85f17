import { percentText, significant } from "@/components/decimal";
import { type Fact, Facts } from "@/components/facts";
import { criticalCurrentText, lifeText } from "@/components/metric-text";
import { Moment } from "@/components/moment";
import { durationText } from "@/components/run/duration-text";
import { endTitle } from "@/components/run/run-words";
import { WarningList } from "@/components/run/warning-list";
import type { RunPage } from "./load-run";

/** What was set and what came out, side by side. */
export function RunFacts({ page: { run, result } }: { page: RunPage }) {
  const stated: Fact[] = [
    { title: "Cycler", value: run.cycler },
    { title: "Channel", value: run.channel },
    { title: "Temperature", value: significant(run.temperatureC), unit: "°C" },
    { title: "Started", value: run.startedAt === null ? null : <Moment iso={run.startedAt} /> },
    { title: "Ended", value: run.endedAt === null ? null : <Moment iso={run.endedAt} /> },
    { title: "Formation cycles", value: String(run.formationCycles) },
    ...(run.notes === ""
      ? []
      : [{ title: "Notes", value: <span className="whitespace-pre-line">{run.notes}</span> }]),
  ];
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2">
      <Facts facts={stated} />
      {result === null ? (
        <div className="rounded border border-line bg-surface p-3 text-ink-soft">
          Efficiency, critical current density and life appear here when a file of the run has been read.
        </div>
      ) : (
        <div>
          <Facts facts={resultFacts(result)} />
          <WarningList warnings={result.warnings} title="Analysis" />
        </div>
      )}
    </div>
  );
}

function resultFacts(result: NonNullable<RunPage["result"]>): Fact[] {
  const { ceWindowStart, ceWindowEnd, lifeEvent, areaCm2, areaBasis } = result;
  const window = ceWindowStart === null ? "" : ` (cycles ${ceWindowStart}–${ceWindowEnd}, ratio of sums)`;
  const life = lifeText(result.lifeCycles, lifeEvent);
  return [
    {
      title: "Coulombic efficiency",
      value: result.ceFraction === null ? null : `${percentText(result.ceFraction, 2)} %${window}`,
    },
    {
      title: "First cycle",
      value: result.ceFirstFraction === null ? null : percentText(result.ceFirstFraction, 2),
      unit: "%",
    },
    ...(result.isCcd
      ? [
          {
            title: "Critical current density",
            value: criticalCurrentText(result.ccdPassMaCm2, result.ccdFailMaCm2),
            unit: "mA cm⁻²",
          },
        ]
      : []),
    {
      title: "Cycle life",
      value:
        result.lifeCycles === null
          ? null
          : `${life} cycles${lifeEvent === null ? ", no event" : `, ${endTitle(lifeEvent)}`}`,
    },
    { title: "Cycles completed", value: String(result.completedCycles) },
    { title: "Plating current density", value: significant(result.currentDensityMaCm2), unit: "mA cm⁻²" },
    { title: "Plated per cycle", value: significant(result.arealCapacityMahCm2), unit: "mAh cm⁻²" },
    { title: `Area (${areaBasis})`, value: significant(areaCm2, 4), unit: "cm²" },
    { title: "Length", value: durationText(result.durationS) },
    {
      title: "Computed",
      value: (
        <>
          <Moment iso={result.computedAt} /> by analysis {result.analysisVersion}
        </>
      ),
    },
  ];
}
