/**
 * Which columns of a text too large for memory are left in the raw file: those the product has no use for first,
 * then those it can do without. What a cycle is made of is always read.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { ColumnRole } from "@/lib/domain/recording";
import type { CellKind } from "./cell-column";

export interface BudgetColumn {
  readonly title: string;
  readonly role: ColumnRole | null;
  readonly kind: CellKind;
  /** Stays whatever its role. @default false */
  readonly isNeeded?: boolean;
}

/** Bytes that the columns of one text may take. */
const columnBudgetBytes = 960 * 1024 * 1024;

/** Charge, which is the current over the time: not to be had without a current. */
const charges: readonly (ColumnRole | null)[] = [
  "chargeIncrementMah",
  "capacityMah",
  "netCapacityMah",
  "chargeCapacityMah",
  "dischargeCapacityMah",
];

/** Times that stand in for a time since the start where there is none. */
const otherTimes: readonly (ColumnRole | null)[] = ["stepTimeS", "unixTimeS"];

/** First to go first; roles that are not named stay. */
const dispensable: readonly (ColumnRole | null)[] = [
  null,
  "powerMw",
  "energyMwh",
  "chargeEnergyMwh",
  "dischargeEnergyMwh",
  "stepTimeS",
  "pressurePa",
  "chamberTemperatureC",
  "unixTimeS",
  "temperatureC",
  "recordIndex",
  "counterVoltageV",
  "chargeIncrementMah",
  "capacityMah",
  "vendorHalfCycle",
  "netCapacityMah",
  "vendorCycle",
  "vendorStep",
  "chargeCapacityMah",
  "dischargeCapacityMah",
];

export interface BudgetOptions {
  /** @default 960 MiB */
  readonly budgetBytes?: number;
  /** Bytes a row of columns that will be derived from those of the text. @default 0 */
  readonly derivedRowBytes?: number;
  /** How often what is read will be in memory. @default 1 */
  readonly copies?: number;
}

/** Indexes of the columns to leave out so that `rows` of the others fit; none for all but the largest files. */
export function columnsBeyondBudget(
  columns: readonly BudgetColumn[],
  rows: number,
  { budgetBytes = columnBudgetBytes, derivedRowBytes = 0, copies = 1 }: BudgetOptions = {},
): Set<number> {
  const bytesOf = ({ kind }: BudgetColumn) => rows * (kind === "skip" ? 0 : kind === "label" ? 4 : 8);
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  const needed = new Set([...(has("currentMa") ? [] : charges), ...(has("timeS") ? [] : otherTimes)]);
  const left = new Set<number>();
  let bytes = columns.reduce((sum, column) => sum + bytesOf(column), rows * derivedRowBytes);
  for (const role of dispensable.filter((each) => !needed.has(each)))
    for (let at = columns.length - 1; at >= 0 && bytes * copies > budgetBytes; at -= 1) {
      const column = columns[at]!;
      if (column.role !== role || column.isNeeded === true || left.has(at) || bytesOf(column) === 0) continue;
      left.add(at);
      bytes -= bytesOf(column);
    }
  return left;
}

/** Marks those columns as skipped in `kinds` and says which they are. */
export function leaveOutBeyondBudget(
  columns: readonly Omit<BudgetColumn, "kind">[],
  kinds: CellKind[],
  rows: number,
  options: BudgetOptions = {},
): ReaderWarning[] {
  const asked = columns.map((column, at): BudgetColumn => ({ ...column, kind: kinds[at]! }));
  const left = columnsBeyondBudget(asked, rows, options);
  if (left.size === 0) return [];
  for (const at of left) kinds[at] = "skip";
  const titles = columns.filter((_, at) => left.has(at)).map(({ title }) => `"${title}"`);
  return [
    {
      code: "columns_left_out",
      message: `about ${rows} records are more than memory holds at once; columns ${titles.join(", ")} are left in the raw file`,
    },
  ];
}
