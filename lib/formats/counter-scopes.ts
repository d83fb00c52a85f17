/** Gives each capacity and energy counter of a recording the scope that its own values show. */
import { type Column, type ColumnRole, counterRoles } from "@/lib/domain/recording";
import { detectCapacityScope } from "./capacity-scope";

/** Columns that already state a scope keep it. */
export function withCounterScopes(columns: readonly Column[]): Column[] {
  const find = (role: ColumnRole) => columns.find((column) => column.role === role)?.values ?? null;
  const context = { step: find("vendorStep"), cycle: find("vendorCycle"), currentMa: find("currentMa") };
  return columns.map((column) =>
    counterRoles.has(column.role) && column.capacityScope === undefined
      ? { ...column, capacityScope: detectCapacityScope({ ...context, counter: column.values }) }
      : column,
  );
}
