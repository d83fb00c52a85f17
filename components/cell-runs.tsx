import type { Run } from "@/lib/contract/run";
import { Badge } from "./badge";
import { CodeLink } from "./code-link";
import { DataTable, type TableColumn } from "./data-table";

import { percentText } from "./decimal";
import { EfficiencyText } from "./efficiency-text";
import { criticalCurrentText, lifeText } from "./metric-text";
import { Moment } from "./moment";
import { words } from "./words";

const columns: readonly TableColumn<Run>[] = [
  { key: "code", title: "Run", cell: (run) => <CodeLink code={run.code} /> },
  {
    key: "protocol",
    title: "Protocol",
    cell: (run) => (run.protocolCode === null ? "–" : <CodeLink code={run.protocolCode} />),
  },
  {
    key: "status",
    title: "Status",
    cell: (run) => (
      <span className="flex flex-wrap gap-1">
        <Badge tone={run.status === "running" ? "accent" : "neutral"}>{run.status}</Badge>
        {run.result?.isStale ? <Badge title="A newer analysis waits to be computed">stale</Badge> : null}
      </span>
    ),
  },
  {
    key: "end",
    title: "How it ended",
    cell: (run) => words(run.endEvent ?? run.censorReason ?? "–"),
  },
  { key: "started", title: "Started", isMinor: true, cell: (run) => <Moment iso={run.startedAt} /> },
  {
    key: "cycles",
    title: "Cycles",
    isNumeric: true,
    cell: (run) => run.result?.completedCycles ?? "–",
  },
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
    cell: (run) => criticalCurrentText(run.result?.ccdPassMaCm2 ?? null, run.result?.ccdFailMaCm2 ?? null),
  },
  {
    key: "life",
    title: "Life",
    unit: "cycles",
    isNumeric: true,
    cell: (run) => lifeText(run.result?.lifeCycles ?? null, run.result?.lifeEvent ?? null),
  },
];

/** The runs of one cell with their results. */
export function CellRuns({ runs }: { runs: readonly Run[] }) {
  return <DataTable caption="Runs" columns={columns} rows={runs} rowKey={(run) => run.id} />;
}
