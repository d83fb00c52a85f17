import type { CellListItem } from "@/lib/contract/cell-list";
import { type CellRow, CellRows } from "./cell-rows";
import { percentText, significant } from "./decimal";
import { criticalCurrentText, lifeText } from "./metric-text";
import { words } from "./words";

/** Cells with the newest word on each metric; only what a row shows goes to the browser. */
export function CellTable({ cells }: { cells: readonly CellListItem[] }) {
  return <CellRows rows={cells.map(rowOf)} />;
}

function rowOf(cell: CellListItem): CellRow {
  const { coulombicEfficiency: ce, criticalCurrentDensity: ccd, cycleLife: life } = cell;
  const stale = [
    ...(ce?.isStale ? (["ce"] as const) : []),
    ...(ccd?.isStale ? (["ccd"] as const) : []),
    ...(life?.isStale ? (["life"] as const) : []),
  ];
  return {
    code: cell.code,
    label: cell.label,
    metal: cell.metal,
    nominal: cell.metal === "bare" ? "–" : significant(cell.nominalThicknessNm),
    kind: cell.kind === null ? "not stated" : words(cell.kind),
    status: cell.status,
    built: cell.builtOn ?? "–",
    ce: percentText(ce?.ceFraction),
    ccd: criticalCurrentText(ccd?.passMaCm2 ?? null, ccd?.failMaCm2 ?? null),
    life: lifeText(life?.lifeCycles ?? null, life?.event ?? null),
    origin: cell.provenance,
    ...(cell.lotCode === null ? {} : { lot: cell.lotCode }),
    ...(cell.latestRun === null ? {} : { run: cell.latestRun.code }),
    ...(cell.excludedFrom.length === 0 ? {} : { excluded: cell.excludedFrom.map(words).join(", ") }),
    ...(cell.archivedAt === null ? {} : { isArchived: true }),
    ...(stale.length === 0 ? {} : { stale }),
  };
}
