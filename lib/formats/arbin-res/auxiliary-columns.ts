/**
 * Auxiliary inputs (thermocouples, second voltages) of one test, brought to the rows of its records.
 * Auxiliary_Table: Test_ID, Data_Point, Auxiliary_Index, Data_Type (0 voltage, 1 temperature, 2 pressure, …), X and
 * in some versions dX_dt. Aux_Global_Data_Table names them: Auxiliary_Index, Data_Type, Nickname, Unit.
 */
import type { Column } from "@/lib/domain/recording";
import type { SmallRow } from "./small-tables";

const kinds: Readonly<Record<number, { name: string; unit: string | null }>> = {
  0: { name: "Aux_Voltage", unit: "V" },
  1: { name: "Aux_Temperature", unit: "degC" },
  2: { name: "Aux_Pressure", unit: null },
};

/** One column an input and quantity; NaN where a record has no value of it. */
export function auxiliaryColumns(
  auxiliary: readonly SmallRow[],
  names: readonly SmallRow[],
  { testId, dataPoint }: { testId: number; dataPoint: ArrayLike<number> },
): Column[] {
  const own = auxiliary.filter((row) => row.Test_ID === testId);
  if (own.length === 0) return [];
  const rowOf = new Map<number, number>();
  for (let row = 0; row < dataPoint.length; row += 1) rowOf.set(dataPoint[row]!, row);
  const columns = new Map<string, Column>();
  for (const entry of own) {
    const row = rowOf.get(Number(entry.Data_Point));
    if (row === undefined) continue;
    for (const quantity of ["X", "dX_dt", "dX/dt"]) {
      const value = entry[quantity];
      if (typeof value !== "number") continue;
      const key = `${entry.Data_Type} ${entry.Auxiliary_Index} ${quantity}`;
      let column = columns.get(key);
      if (column === undefined) {
        column = emptyColumn(entry, quantity, names, dataPoint.length);
        columns.set(key, column);
      }
      column.values[row] = value;
    }
  }
  return [...columns.values()];
}

function emptyColumn(entry: SmallRow, quantity: string, names: readonly SmallRow[], rows: number): Column {
  const kind = kinds[Number(entry.Data_Type)] ?? { name: `Aux_Type${entry.Data_Type}`, unit: null };
  const named = names.find(
    (row) => row.Auxiliary_Index === entry.Auxiliary_Index && row.Data_Type === entry.Data_Type,
  );
  const nickname = typeof named?.Nickname === "string" && named.Nickname !== "" ? ` ${named.Nickname}` : "";
  const name = `${kind.name}_${Number(entry.Auxiliary_Index) + 1}${nickname}`;
  const values = new Float64Array(rows).fill(Number.NaN);
  if (quantity !== "X")
    return { name: `${name} ${quantity}`, unit: null, role: null, values, origin: "file" };
  return {
    name,
    unit: kind.unit,
    role: kind.name === "Aux_Temperature" ? "temperatureC" : null,
    values,
    origin: "file",
  };
}
