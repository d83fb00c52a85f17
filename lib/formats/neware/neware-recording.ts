/** From decoded Neware records to a recording with roles and warnings. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, ColumnOrigin, ColumnRole, ColumnValues, Recording } from "@/lib/domain/recording";
import { roleUnits } from "@/lib/domain/recording";
import { chargeWarnings } from "../charge-check";
import { localClockUnit } from "../clock-time";
import { seriesWarnings } from "../series-warnings";
import type { NewareRecords } from "./neware-records";
import { labelStepTypes } from "./step-types";
import { totalTimeFromSteps } from "./total-time";

/** Sorted records as one recording; `extra` columns (auxiliary channels) come last. Adds to `warnings`. */
export function newareRecording(
  records: NewareRecords,
  extra: readonly Column[],
  warnings: ReaderWarning[],
): Recording {
  const { rows } = records;
  const columns: Column[] = [];
  const filled: ColumnOrigin = records.interpolated === null ? "file" : "interpolated";
  const add = (name: string, role: ColumnRole, values: ColumnValues | null, more: Partial<Column> = {}) => {
    if (values !== null) columns.push({ name, role, unit: roleUnits[role], values, origin: "file", ...more });
  };
  const step = { capacityScope: "step", origin: filled } as const;
  add("Record index", "recordIndex", records.index);
  add("Cycle index", "vendorCycle", records.cycle);
  add("Step number", "vendorStep", records.stepNumber);
  if (records.stepIndex !== null)
    columns.push({ name: "Step index", role: null, unit: "1", values: records.stepIndex, origin: "file" });
  if (records.stepType !== null) {
    const { values, labels, unknownCodes } = labelStepTypes(records.stepType);
    add("Step type", "state", values, { labels });
    if (unknownCodes.length > 0)
      warnings.push({
        code: "state_unknown",
        message: `step types ${unknownCodes.join(", ")} are not known; they are kept by their number`,
      });
  }
  add("Step time", "stepTimeS", records.stepTimeS, { origin: filled });
  if (records.totalTimeS !== null) add("Total time", "timeS", records.totalTimeS, { origin: filled });
  else if (records.stepTimeS !== null && records.stepNumber !== null)
    add("Total time", "timeS", totalTimeFromSteps(records.stepTimeS, records.stepNumber), {
      origin: "reconstructed",
    });
  if (records.isUtc) add("Timestamp", "unixTimeS", records.clockS, { origin: filled });
  else if (records.clockS !== null)
    columns.push({
      name: "Timestamp",
      role: null,
      unit: localClockUnit,
      values: records.clockS,
      origin: filled,
    });
  add("Voltage", "voltageV", records.voltageV);
  add("Current", "currentMa", records.currentMa);
  add("Charge capacity", "chargeCapacityMah", records.chargeMah, step);
  add("Discharge capacity", "dischargeCapacityMah", records.dischargeMah, step);
  add("Charge energy", "chargeEnergyMwh", records.chargeMwh, step);
  add("Discharge energy", "dischargeEnergyMwh", records.dischargeMwh, step);
  if (records.temperatureC?.some((value) => value !== 0))
    add("Temperature", "temperatureC", records.temperatureC);
  if (records.interpolated !== null)
    columns.push({
      name: "Interpolated",
      role: null,
      unit: "1",
      values: records.interpolated,
      origin: "file",
    });
  if (records.rawCurrent !== null)
    columns.push({ name: "Raw current", role: null, unit: null, values: records.rawCurrent, origin: "file" });
  columns.push(...extra);
  const recording: Recording = {
    name: "records",
    kind: "cycling",
    rows,
    columns,
    currentKind: "signed",
  };
  reportInterpolation(records, warnings);
  reportRanges(records, warnings);
  warnings.push(
    ...seriesWarnings(recording),
    ...clockWarnings(records, recording),
    ...chargeWarnings(recording),
  );
  return recording;
}

function reportInterpolation(records: NewareRecords, warnings: ReaderWarning[]): void {
  const { interpolated } = records;
  if (interpolated === null) return;
  let count = 0;
  for (let row = 0; row < interpolated.length; row += 1) count += interpolated[row]!;
  if (count > 0)
    warnings.push({
      code: "interpolated",
      message: `the file stores voltage and current of all ${records.rows} records but time, capacity and energy of only ${records.rows - count}; the other ${count} were filled in from the stored time step and the current, as the vendor's program does`,
    });
}

function reportRanges(records: NewareRecords, warnings: ReaderWarning[]): void {
  for (const [code, count] of records.unknownRanges)
    warnings.push({
      code: "range_unknown",
      message: `${count} records name the current range ${code}, which no known file has used: their current may be wrong by factors of ten; the raw integers are kept`,
    });
}

/** Pauses: the clock runs on by more than a minute while test time does not. */
function clockWarnings(records: NewareRecords, recording: Recording): ReaderWarning[] {
  const { clockS } = records;
  const time = recording.columns.find((column) => column.role === "timeS")?.values;
  if (clockS === null || time === undefined) return [];
  let gaps = 0;
  let longest = 0;
  let firstGap = -1;
  let backwards = 0;
  let firstBack = -1;
  for (let row = 1; row < records.rows; row += 1) {
    const advance = clockS[row]! - clockS[row - 1]!;
    if (advance < 0) {
      backwards += 1;
      if (firstBack < 0) firstBack = row;
    }
    const missing = advance - (time[row]! - time[row - 1]!);
    if (missing > 60) {
      gaps += 1;
      if (firstGap < 0) firstGap = row;
      if (missing > longest) longest = missing;
    }
  }
  const warnings: ReaderWarning[] = [];
  if (gaps > 0)
    warnings.push({
      code: "time_gap",
      message: `the clock runs on ${gaps} times while the test time stands (longest ${Math.round(longest)} s): the test was paused`,
      at: `record ${firstGap + 1}`,
    });
  if (backwards > 0)
    warnings.push({
      code: "time_backwards",
      message: `"Timestamp" goes back ${backwards} times`,
      at: `record ${firstBack + 1}`,
    });
  return warnings;
}
