/** What remains once mapped columns are read: the current's sign, a missing test time, the scope of counters. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import {
  type Column,
  type CurrentKind,
  findColumn,
  type Recording,
  type RecordingKind,
} from "@/lib/domain/recording";
import { detectCapacityScope } from "../capacity-scope";
import { localClockUnit } from "../clock-time";
import { signByState } from "../state-sign";
import type { ColumnMapping, StateMeaning } from "./column-mapping";
import { withParts } from "./impedance-parts";

export function finishMappedColumns(
  name: string,
  rows: number,
  columns: readonly Column[],
  mapping: ColumnMapping,
  warnings: ReaderWarning[],
): Recording {
  const kind = kindOf(columns);
  const raw: Recording = { name, kind, rows, columns };
  if (kind === "impedance") return { ...raw, columns: withParts(columns) };
  if (kind !== "cycling") return raw;
  const { signed, currentKind } = signCurrent(raw, mapping, warnings);
  const timed = withTime({ ...raw, columns: signed });
  return {
    ...raw,
    columns: timed.map((column) => withScope(column, { ...raw, columns: timed })),
    currentKind,
  };
}

function kindOf(columns: readonly Column[]): RecordingKind {
  const has = (role: Column["role"]) => columns.some((column) => column.role === role);
  if (has("frequencyHz")) return "impedance";
  if (has("twoThetaDeg")) return "diffraction";
  return has("bindingEnergyEv") || has("kineticEnergyEv") ? "spectrum" : "cycling";
}

function signCurrent(
  recording: Recording,
  mapping: ColumnMapping,
  warnings: ReaderWarning[],
): { signed: readonly Column[]; currentKind: CurrentKind } {
  const current = findColumn(recording, "currentMa");
  const state = findColumn(recording, "state");
  if (mapping.currentSign !== "magnitude_with_state" || current === null)
    return { signed: recording.columns, currentKind: "signed" };
  if (state?.labels === undefined) {
    warnings.push({
      code: "sign_assumed",
      message: `"${current.name}" is said to be a magnitude, but no column tells its direction; its sign is not known`,
    });
    return { signed: recording.columns, currentKind: "magnitude_with_state" };
  }
  const directions = state.labels.map((word) => directionOf(word, mapping.stateLabels));
  const { values, undecided } = signByState(current.values, state.values, directions);
  warnings.push({
    code: "sign_from_state",
    message: `"${current.name}" is a magnitude; its sign is taken from "${state.name}"`,
  });
  for (const [code, count] of undecided)
    warnings.push({
      code: "state_unknown",
      message: `${count} records carry a current in state "${state.labels[code]}", whose direction is not known; its sign is missing`,
    });
  const magnitudes = recording.columns.map((column) =>
    column === current ? { ...column, role: null } : column,
  );
  const signed: Column = {
    name: `${current.name}, signed by ${state.name}`,
    unit: "mA",
    role: "currentMa",
    values,
    origin: "reconstructed",
  };
  return { signed: [...magnitudes, signed], currentKind: "magnitude_with_state" };
}

function directionOf(word: string, meanings: Readonly<Record<string, StateMeaning>> | undefined): number {
  const meaning = meanings !== undefined && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning !== undefined) return meaning === "charge" ? 1 : meaning === "discharge" ? -1 : 0;
  if (/^d$|dchg|dis-?ch|放電|放电|방전|entlad/i.test(word)) return -1;
  return /^c$|chg|charge|充電|充电|충전|lade/i.test(word) ? 1 : 0;
}

/** Test time from the clock where the table has no other. */
function withTime(recording: Recording): readonly Column[] {
  if (findColumn(recording, "timeS") !== null) return recording.columns;
  const clock =
    findColumn(recording, "unixTimeS") ?? recording.columns.find((column) => column.unit === localClockUnit);
  const first = clock?.values.find((value) => !Number.isNaN(value));
  if (clock === undefined || first === undefined) return recording.columns;
  const values = Float64Array.from(clock.values, (value) => Math.round((value - first) * 1e6) / 1e6);
  return [
    ...recording.columns,
    {
      name: `time since the first "${clock.name}"`,
      unit: "s",
      role: "timeS",
      values,
      origin: "reconstructed",
    },
  ];
}

/** A scope that the mapping leaves open is found in the counter itself. */
function withScope(column: Column, recording: Recording): Column {
  const isCounter = column.role !== null && /^(charge|discharge)?(capacity|energy)M/i.test(column.role);
  if (!isCounter || (column.capacityScope !== undefined && column.capacityScope !== "unknown")) return column;
  const values = (role: "vendorStep" | "vendorCycle" | "currentMa") =>
    findColumn(recording, role)?.values ?? null;
  return {
    ...column,
    capacityScope: detectCapacityScope({
      counter: column.values,
      step: values("vendorStep"),
      cycle: values("vendorCycle"),
      currentMa: values("currentMa"),
    }),
  };
}
