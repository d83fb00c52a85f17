import type { CellListItem } from "@/lib/contract/cell-list";
import { Badge, ProvenanceBadge } from "./badge";
import { cellStatusTones } from "./cell-status";
import { CodeLink } from "./code-link";
import { DataTable, type TableColumn } from "./data-table";
import { percentText, significant } from "./decimal";
import { MetalLabel } from "./metal-label";
import { criticalCurrentText, lifeText } from "./metric-text";
import { words } from "./words";

function Stale() {
  return <Badge title="A newer analysis waits to be computed">stale</Badge>;
}

const columns: readonly TableColumn<CellListItem>[] = [
  {
    key: "code",
    title: "Code",
    cell: (each) => (
      <span className="block min-w-40">
        <CodeLink code={each.code} />
        {each.label === "" ? null : <span className="text-sm text-ink-soft"> {each.label}</span>}
      </span>
    ),
  },
  { key: "metal", title: "Interlayer", cell: (each) => <MetalLabel metal={each.metal} /> },
  {
    key: "nominal",
    title: "Nominal",
    unit: "nm",
    isNumeric: true,
    cell: (each) => (each.metal === "bare" ? "–" : significant(each.nominalThicknessNm)),
  },
  {
    key: "kind",
    title: "Kind",
    cell: (each) => (
      <span className="whitespace-nowrap">{each.kind === null ? "not stated" : words(each.kind)}</span>
    ),
  },
  {
    key: "status",
    title: "Status",
    cell: (each) => (
      <span className="flex flex-wrap gap-1">
        <Badge tone={cellStatusTones[each.status]}>{each.status}</Badge>
        {each.excludedFrom.length === 0 ? null : (
          <Badge tone="warn" title={`Left out of ${each.excludedFrom.map(words).join(", ")}`}>
            excluded
          </Badge>
        )}
        {each.archivedAt === null ? null : <Badge>archived</Badge>}
      </span>
    ),
  },
  {
    key: "built",
    title: "Built",
    cell: (each) => <span className="whitespace-nowrap">{each.builtOn ?? "–"}</span>,
  },
  {
    key: "lot",
    title: "Lot",
    isMinor: true,
    cell: (each) => (each.lotCode === null ? "–" : <CodeLink code={each.lotCode} />),
  },
  {
    key: "ce",
    title: "CE",
    unit: "%",
    isNumeric: true,
    cell: ({ coulombicEfficiency: ce }) => (
      <>
        {ce?.isStale ? <Stale /> : null} {percentText(ce?.ceFraction)}
      </>
    ),
  },
  {
    key: "ccd",
    title: "CCD",
    unit: "mA cm⁻²",
    isNumeric: true,
    cell: ({ criticalCurrentDensity: ccd }) => (
      <>
        {ccd?.isStale ? <Stale /> : null}{" "}
        {criticalCurrentText(ccd?.passMaCm2 ?? null, ccd?.failMaCm2 ?? null)}
      </>
    ),
  },
  {
    key: "life",
    title: "Life",
    unit: "cycles",
    isNumeric: true,
    cell: ({ cycleLife: life }) => (
      <>
        {life?.isStale ? <Stale /> : null} {lifeText(life?.lifeCycles ?? null, life?.event ?? null)}
      </>
    ),
  },
  {
    key: "run",
    title: "Newest run",
    isMinor: "wide",
    cell: ({ latestRun }) => (latestRun === null ? "–" : <CodeLink code={latestRun.code} />),
  },
  { key: "origin", title: "Origin", cell: (each) => <ProvenanceBadge provenance={each.provenance} /> },
];

/** Cells with the newest word on each metric. */
export function CellTable({ cells }: { cells: readonly CellListItem[] }) {
  return <DataTable caption="Cells" columns={columns} rows={cells} rowKey={(cell) => cell.id} />;
}
