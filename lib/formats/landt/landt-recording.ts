/** A LANDT recording once its columns are read: sign of the current, scopes of the counters, which column counts records. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { withCounterScopes } from "../counter-scopes";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { withSignedCurrent } from "../signed-current";
import { warnIfCoarse } from "./coarse-counters";
import { landtDirection } from "./columns";

/** Says in `warnings` what was decided. */
export function landtRecording(
  { name, rows, columns: given }: { name: string; rows: number; columns: Column[] },
  warnings: ReaderWarning[],
): Recording {
  warnings.push(...dropImpossibleTemperatures(given));
  const state = given.find((column) => column.role === "state") ?? null;
  const signed = withSignedCurrent(given, { state, direction: landtDirection }, warnings);
  const columns = withCounterScopes(withRecordIndex(signed.columns));
  warnIfCoarse(columns, warnings);
  const recording: Recording = { name, kind: "cycling", rows, columns, currentKind: signed.currentKind };
  warnings.push(...seriesWarnings(recording));
  return recording;
}

/** "channel_index" counts the records in real exports: it is the record number where it rises by one a row. */
function withRecordIndex(columns: readonly Column[]): Column[] {
  if (columns.some((column) => column.role === "recordIndex")) return [...columns];
  return columns.map((column) => {
    if (column.name !== "channel_index" || column.values.length < 2) return column;
    for (let row = 1; row < column.values.length; row += 1)
      if (column.values[row]! !== column.values[row - 1]! + 1) return column;
    return { ...column, unit: "1", role: "recordIndex" };
  });
}
