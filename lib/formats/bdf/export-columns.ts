/** A recording's columns under BDF labels and in BDF units; what BDF has no label for keeps the vendor's title. */
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";
import { bdfLabel, bdfTerms } from "./terms";

export interface ExportColumn {
  readonly label: string;
  readonly column: Column;
  /** Value of the file = value of the column / divisor. */
  readonly divisor: number;
}

/** BDF columns in BDF's order, then the others in the recording's. Labels are unique. */
export function exportColumns(recording: Recording): ExportColumn[] {
  const used = new Set<string>();
  const left = new Set(recording.columns);
  const found: ExportColumn[] = [];
  for (const term of bdfTerms) {
    if (term.role === null) continue;
    const column = [...left].find((each) => each.role === term.role && fits(each, term.scope, recording));
    if (column === undefined || used.has(bdfLabel(term))) continue;
    left.delete(column);
    used.add(bdfLabel(term));
    found.push({ label: bdfLabel(term), column, divisor: divisorOf(column.unit, term.unit) });
  }
  for (const column of left) {
    const label = unique(vendorLabel(column), used);
    used.add(label);
    found.push({ label, column, divisor: 1 });
  }
  return found;
}

/** A counter only under the label of its own scope; a step number only where it never falls, as BDF's does. */
function fits(column: Column, scope: string | undefined, recording: Recording): boolean {
  if (scope !== undefined)
    return (column.capacityScope ?? (column.role === "netCapacityMah" ? "test" : "")) === scope;
  if (column.role !== "vendorStep") return true;
  const { values } = findColumn(recording, "vendorStep")!;
  for (let row = 1; row < values.length; row += 1) if (values[row]! < values[row - 1]!) return false;
  return true;
}

function divisorOf(from: string | null, to: string | null): number {
  if (from === null || to === null) return 1;
  return unitFactor(to, from) ?? 1;
}

/** The vendor's title, with the unit of the values where it prints another or none. */
function vendorLabel(column: Column): string {
  const isStated = column.unit === null || column.unit === "1" || column.role === null;
  return isStated ? column.name : `${column.name.replace(/\s*[/([].*$/, "")} / ${column.unit}`;
}

function unique(label: string, used: ReadonlySet<string>): string {
  let name = label === "" ? "column" : label;
  for (let next = 2; used.has(name); next += 1) name = `${label} (${next})`;
  return name;
}
