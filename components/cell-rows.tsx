"use client";

import type { CellListItem } from "@/lib/contract/cell-list";
import { Badge, ProvenanceBadge } from "./badge";
import { cellStatusTones } from "./cell-status";
import { CodeLink } from "./code-link";
import { DataTable, type TableColumn } from "./data-table";
import { EfficiencyText } from "./efficiency-text";
import { MetalLabel } from "./metal-label";

type Metric = "ce" | "ccd" | "life";

/** A cell as its row shows it: texts ready to print, and no key for what is not there. */
export interface CellRow {
  readonly code: string;
  readonly label: string;
  readonly metal: string;
  /** nm */
  readonly nominal: string;
  readonly kind: string;
  readonly status: CellListItem["status"];
  readonly built: string;
  /** % */
  readonly ce: string;
  /** mA cm⁻² */
  readonly ccd: string;
  /** Cycles */
  readonly life: string;
  readonly origin: CellListItem["provenance"];
  readonly lot?: string;
  readonly run?: string;
  /** Metrics that the cell is left out of. */
  readonly excluded?: string;
  readonly isArchived?: boolean;
  /** Metrics that a newer analysis is to compute again. */
  readonly stale?: readonly Metric[];
}

function Value({ row, metric }: { row: CellRow; metric: Metric }) {
  return (
    <>
      {row.stale?.includes(metric) ? (
        <>
          <Badge title="A newer analysis waits to be computed">stale</Badge>{" "}
        </>
      ) : null}
      {metric === "ce" ? <EfficiencyText percent={row.ce} /> : row[metric]}
    </>
  );
}

const columns: readonly TableColumn<CellRow>[] = [
  {
    key: "code",
    title: "Code",
    cell: (row) => (
      <span className="block min-w-40">
        <CodeLink code={row.code} />
        {row.label === "" ? null : <span className="text-sm text-ink-soft"> {row.label}</span>}
      </span>
    ),
  },
  { key: "metal", title: "Interlayer", cell: (row) => <MetalLabel metal={row.metal} /> },
  { key: "nominal", title: "Nominal", unit: "nm", isNumeric: true, cell: (row) => row.nominal },
  {
    key: "kind",
    title: "Kind",
    isMinor: true,
    cell: (row) => <span className="whitespace-nowrap">{row.kind}</span>,
  },
  {
    key: "status",
    title: "Status",
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        <Badge tone={cellStatusTones[row.status]}>{row.status}</Badge>
        {row.excluded === undefined ? null : (
          <Badge tone="warn" title={`Left out of ${row.excluded}`}>
            excluded
          </Badge>
        )}
        {row.isArchived ? <Badge>archived</Badge> : null}
      </span>
    ),
  },
  {
    key: "built",
    title: "Built",
    isMinor: true,
    cell: (row) => <span className="whitespace-nowrap">{row.built}</span>,
  },
  {
    key: "lot",
    title: "Lot",
    isMinor: true,
    cell: (row) => (row.lot === undefined ? "–" : <CodeLink code={row.lot} />),
  },
  {
    key: "ce",
    title: "CE",
    unit: "%",
    isNumeric: true,
    cell: (row) => <Value row={row} metric="ce" />,
  },
  {
    key: "ccd",
    title: "CCD",
    unit: "mA cm⁻²",
    isNumeric: true,
    cell: (row) => <Value row={row} metric="ccd" />,
  },
  {
    key: "life",
    title: "Life",
    unit: "cycles",
    isNumeric: true,
    cell: (row) => <Value row={row} metric="life" />,
  },
  {
    key: "run",
    title: "Newest run",
    isMinor: "wide",
    cell: (row) => (row.run === undefined ? "–" : <CodeLink code={row.run} />),
  },
  { key: "origin", title: "Origin", cell: (row) => <ProvenanceBadge provenance={row.origin} /> },
];

/**
 * The rows are drawn in the browser's part: as elements of the server each would be sent twice, once drawn and once
 * described.
 */
export function CellRows({ rows }: { rows: readonly CellRow[] }) {
  return <DataTable caption="Cells" columns={columns} rows={rows} rowKey={(row) => row.code} />;
}
