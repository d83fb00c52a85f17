/** What Neware's exports leave to be decided once all columns are read: signs and test time. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";
import { chargeWarnings } from "../charge-check";
import { seriesWarnings } from "../series-warnings";
import { type SignedColumns, withSignedCurrent } from "../signed-current";
import { wordDirection } from "./text-columns";
import { countChanges, totalTimeFromSteps } from "./total-time";

/** The recording, with its currents signed and a test time; adds to `warnings`. */
export function finishExport(
  name: string,
  rows: number,
  columns: readonly Column[],
  warnings: ReaderWarning[],
): Recording {
  const { columns: signed, currentKind } = signCurrent({ name, kind: "cycling", rows, columns }, warnings);
  const recording: Recording = { name, kind: "cycling", rows, columns: withTotalTime(signed), currentKind };
  warnings.push(...seriesWarnings(recording), ...chargeWarnings(recording));
  return recording;
}

/** Exports sign the current; should one not (current and never a minus in a discharge step), the step type does. */
function signCurrent(recording: Recording, warnings: ReaderWarning[]): SignedColumns {
  const current = findColumn(recording, "currentMa");
  const state = findColumn(recording, "state");
  const asIs: SignedColumns = { columns: [...recording.columns], currentKind: "signed" };
  if (current === null || state?.labels === undefined) return asIs;
  const directions = state.labels.map(wordDirection);
  const isDischarge = (value: number, row: number) => value > 0 && directions[state.values[row]!]! < 0;
  if (!current.values.some(isDischarge)) return asIs;
  return withSignedCurrent(recording.columns, { state, direction: wordDirection }, warnings);
}

/** Step times added up where the export has no total time. */
function withTotalTime(columns: readonly Column[]): readonly Column[] {
  const has = (role: Column["role"]) => columns.find((column) => column.role === role);
  const stepTime = has("stepTimeS");
  const step = has("vendorStep") ?? has("state");
  if (has("timeS") !== undefined || stepTime === undefined || step === undefined) return columns;
  const seconds = Float64Array.from(stepTime.values);
  // A step that follows itself shows only in its time going back.
  const restarts = Uint32Array.from(seconds, () => 0);
  for (let row = 1; row < seconds.length; row += 1)
    restarts[row] = restarts[row - 1]! + (seconds[row]! < seconds[row - 1]! ? 1 : 0);
  const values = totalTimeFromSteps(seconds, countChanges(step.values, restarts));
  return [...columns, { name: "Total time", unit: "s", role: "timeS", values, origin: "reconstructed" }];
}
