import type { Run } from "@/lib/contract/run";
import { Badge, ProvenanceBadge } from "../badge";
import { CodeLink } from "../code-link";
import { DataTable, type TableColumn } from "../data-table";
import { percentText, significant } from "../decimal";
import { EfficiencyText } from "../efficiency-text";
import { MetalLabel } from "../metal-label";
import { criticalCurrentText, lifeText } from "../metric-text";
import { Moment } from "../moment";
import { endText, endTitle, runStatusTones } from "./run-words";

const columns: readonly TableColumn<Run>[] = [
  { key: "code", title: "Run", cell: (run) => <CodeLink code={run.code} /> },
  { key: "cell", title: "Cell", cell: (run) => <CodeLink code={run.cellCode} /> },
  {
    key: "metal",
    title: "Interlayer",
    cell: (run) => (
      <span className="inline-flex gap-x-1.5 whitespace-nowrap">
        <MetalLabel metal={run.metal} />
        {run.metal === "bare" || run.nominalThicknessNm === null ? null : (
          <span className="whitespace-nowrap">{significant(run.nominalThicknessNm)} nm</span>
        )}
      </span>
    ),
  },
  {
    key: "status",
    title: "Status",
    cell: (run) => (
      <span className="flex flex-wrap gap-1">
        <Badge tone={runStatusTones[run.status]}>{run.status}</Badge>
        {run.result?.isStale ? <Badge title="A newer analysis or a changed input waits">stale</Badge> : null}
        {run.archivedAt === null ? null : <Badge>archived</Badge>}
      </span>
    ),
  },
  { key: "cycles", title: "Cycles", isNumeric: true, cell: (run) => run.result?.completedCycles ?? "–" },
  {
    key: "ce",
    title: "CE",
    unit: "%",
    isNumeric: true,
    cell: (run) => <EfficiencyText percent={percentText(run.result?.ceFraction)} />,
  },
  {
    key: "ccd",
    title: "CCD",
    unit: "mA cm⁻²",
    isNumeric: true,
    cell: ({ result }) => criticalCurrentText(result?.ccdPassMaCm2 ?? null, result?.ccdFailMaCm2 ?? null),
  },
  {
    key: "life",
    title: "Life",
    unit: "cycles",
    isNumeric: true,
    cell: ({ result }) => (
      <span title={result?.lifeEvent ? endTitle(result.lifeEvent) : undefined}>
        {lifeText(result?.lifeCycles ?? null, result?.lifeEvent ?? null)}
      </span>
    ),
  },
  { key: "end", title: "End", cell: (run) => <span className="block min-w-28">{endText(run) ?? "–"}</span> },
  {
    key: "protocol",
    title: "Protocol",
    cell: (run) => (run.protocolCode === null ? "–" : <CodeLink code={run.protocolCode} />),
  },
  {
    key: "channel",
    title: "Cycler, channel",
    isMinor: "wide",
    cell: (run) => [run.cycler, run.channel].filter((each) => each !== null).join(", ") || "–",
  },
  { key: "started", title: "Started", isMinor: "wide", cell: (run) => <Moment iso={run.startedAt} /> },
  { key: "origin", title: "Origin", cell: (run) => <ProvenanceBadge provenance={run.provenance} /> },
];

/** Runs with what their analysis says. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return <DataTable caption="Runs" columns={columns} rows={runs} rowKey={(run) => run.id} />;
}
