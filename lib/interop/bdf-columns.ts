/** A recording's columns under BDF labels and in BDF units; what BDF has no label for keeps the vendor's title. */
import { type BdfTerm, bdfLabel, bdfTerms } from "@/lib/domain/bdf-terms";
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";

export interface BdfColumn {
  readonly label: string;
  /** Unit of the label; null for words. */
  readonly unit: string | null;
}

/** The columns that BDF has a label for, in BDF's order. Each label is given once, to the first column that fits. */
export function bdfColumns(recording: Recording): ReadonlyMap<Column, BdfColumn> {
  const found = new Map<Column, BdfColumn>();
  const left = new Set(recording.columns);
  for (const term of bdfTerms) {
    const column = [...left].find((each) => fits(each, term, recording));
    if (column === undefined) continue;
    left.delete(column);
    found.set(column, { label: bdfLabel(term), unit: term.unit });
  }
  return found;
}

export interface ExportColumn {
  readonly label: string;
  readonly column: Column;
  /** Value of the file = value of the column / divisor. */
  readonly divisor: number;
}

/** BDF columns in BDF's order, then the others in the recording's. Labels are unique. */
export function exportColumns(recording: Recording): ExportColumn[] {
  const named = bdfColumns(recording);
  const found = [...named].map(
    ([column, { label, unit }]): ExportColumn => ({ label, column, divisor: divisorOf(column.unit, unit) }),
  );
  const used = new Set(found.map(({ label }) => label));
  for (const column of recording.columns) {
    if (named.has(column)) continue;
    const label = unique(vendorLabel(column), used);
    used.add(label);
    found.push({ label, column, divisor: 1 });
  }
  return found;
}

/** A counter only under the label of its own scope; a step number only where it never falls, as BDF's does. */
function fits(column: Column, { role, scope }: BdfTerm, recording: Recording): boolean {
  if (role === null || column.role !== role) return false;
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
