/** From EC-Lab's own columns to recordings: roles, charge semantics, a missing current, and sweeps of impedance. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import {
  type Column,
  type ColumnOrigin,
  type ColumnRole,
  type ColumnValues,
  findColumn,
  type Recording,
  type RecordingKind,
  roleUnits,
} from "@/lib/domain/recording";
import { meaningOfTitle, modeLabels, type TitleMeaning, unitOfTitle } from "./eclab-titles";
import { reconstructCurrent } from "./reconstruct-current";
import { seriesWarnings } from "./series-warnings";
import { sweepRecordings } from "./sweep-recordings";

/** A column as the file has it: values in the unit of its title. */
export interface EclabColumn {
  readonly title: string;
  readonly values: ColumnValues;
  readonly vendorId?: number;
  /** @default what the title prints */
  readonly unit?: string;
  /** @default "file" */
  readonly origin?: ColumnOrigin;
}

export interface EclabRecordings {
  readonly kind: RecordingKind;
  readonly recordings: readonly Recording[];
  readonly warnings: readonly ReaderWarning[];
}

/** All recordings of one table of `rows` rows. */
export function eclabRecordings(table: {
  name: string;
  rows: number;
  columns: readonly EclabColumn[];
}): EclabRecordings {
  const { name, rows } = table;
  const warnings: ReaderWarning[] = [];
  const columns = assignRoles(table.columns);
  const whole: Recording = { name, kind: "cycling", rows, columns, currentKind: "signed" };
  if (findColumn(whole, "currentMa") === null) {
    const current = currentFromCharge(whole);
    if (current !== null) {
      columns.push(current);
      warnings.push({
        code: "current_reconstructed",
        message: "the file stores no current; it is the charge of each record over its time",
      });
    }
  }
  if (findColumn(whole, "frequencyHz") === null || findColumn(whole, "impedanceRealOhm") === null) {
    return { kind: "cycling", recordings: [whole], warnings: [...warnings, ...seriesWarnings(whole)] };
  }
  const recordings = sweepRecordings(whole);
  if (isMostlySweeps(name, recordings)) return { kind: "impedance", recordings, warnings };
  const series = recordings.filter((recording) => recording.kind === "cycling");
  const sweeps = recordings.filter((recording) => recording.kind === "impedance");
  return { kind: "cycling", recordings: [...series, ...sweeps], warnings };
}

/** A cycling technique may measure impedance now and then; an impedance technique may rest for long before it. */
function isMostlySweeps(name: string, recordings: readonly Recording[]): boolean {
  if (/EIS|impedance/i.test(name)) return true;
  let sweepRows = 0;
  let otherRows = 0;
  for (const { kind, rows } of recordings) {
    if (kind === "impedance") sweepRows += rows;
    else otherRows += rows;
  }
  return sweepRows >= otherRows;
}

/** Columns in the file's order; a column whose sign must be turned stays beside the turned one. */
function assignRoles(given: readonly EclabColumn[]): Column[] {
  const meanings = given.map((column) =>
    isIncrement(column, given) ? increment : meaningOfTitle(column.title),
  );
  const holder = holders(meanings);
  return given.flatMap((column, index) => {
    const meaning = meanings[index] ?? null;
    const plain: Column = {
      name: column.title,
      unit: column.unit ?? unitOfTitle(column.title),
      ...(column.vendorId === undefined ? {} : { vendorId: column.vendorId }),
      role: null,
      values: column.values,
      origin: column.origin ?? "file",
    };
    if (meaning === null || holder.get(meaning.role) !== index) return [plain];
    const mapped = withRole(plain, column.title === "dQ/C" ? { ...meaning, factor: 1 / 3.6 } : meaning);
    return (meaning.factor ?? 1) < 0
      ? [plain, { ...mapped, name: column.title.replace(/^-/, "") }]
      : [mapped];
  });
}

/** Which of the columns that claim a role takes it. */
function holders(meanings: readonly (TitleMeaning | null)[]): ReadonlyMap<ColumnRole, number> {
  const holder = new Map<ColumnRole, number>();
  meanings.forEach((meaning, index) => {
    if (meaning === null) return;
    const rival = holder.get(meaning.role);
    if (rival === undefined || (meanings[rival]!.rank ?? 0) > (meaning.rank ?? 0))
      holder.set(meaning.role, index);
  });
  return holder;
}

/**
 * The roles that columns of these titles will have as far as titles tell, before one value is read. Where no column
 * holds a current, all that it will be made of counts as the charge of each record.
 */
export function rolesOfTitles(titles: readonly string[]): (ColumnRole | null)[] {
  const meanings = titles.map((title) => (/^dq\//.test(title) ? increment : meaningOfTitle(title)));
  const holder = holders(meanings);
  return meanings.map((meaning, index) => {
    if (meaning !== null && holder.get(meaning.role) === index) return meaning.role;
    return !holder.has("currentMa") && setCurrent.test(titles[index]!) ? "chargeIncrementMah" : null;
  });
}

const setCurrent = /^control\/(V\/)?mA$/;
const increment: TitleMeaning = { role: "chargeIncrementMah" };

function withRole(plain: Column, meaning: TitleMeaning): Column {
  const factor = meaning.factor ?? 1;
  const unit = roleUnits[meaning.role];
  const positive = factor === 1 || factor === -1;
  return {
    ...plain,
    unit,
    ...(positive || plain.unit === null ? {} : { vendorUnit: plain.unit }),
    role: meaning.role,
    values: factor === 1 ? plain.values : scaled(plain.values, factor),
    ...(meaning.capacityScope === undefined ? {} : { capacityScope: meaning.capacityScope }),
    ...(meaning.role === "state" ? { labels: modeLabels } : {}),
  };
}

/** In place where the printed column is not kept beside the scaled one. */
function scaled(values: ColumnValues, factor: number): ColumnValues {
  if (values instanceof Float64Array && factor > 0) {
    for (let row = 0; row < values.length; row++) values[row] = values[row]! * factor;
    return values;
  }
  const target =
    factor === -1 && values instanceof Float32Array
      ? new Float32Array(values.length)
      : new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) target[row] = values[row]! * factor;
  return target;
}

/**
 * Whether a column dq or dQ holds the charge of each record. In galvanostatic cycling it does; in
 * chronoamperometry and -potentiometry it is a running value, and summing it would be wrong by orders of magnitude.
 * Settled by comparing its sum with the net charge `(Q-Qo)`; without that, only `dq` is taken as an increment.
 */
function isIncrement(column: EclabColumn, all: readonly EclabColumn[]): boolean {
  if (!/^d[qQ]\/(mA\.h|C)$/.test(column.title)) return false;
  const named = column.title.startsWith("dq");
  const unit = column.title.slice(3);
  const net = all.find((other) => other.title === `(Q-Qo)/${unit}`)?.values;
  const rows = column.values.length;
  if (net === undefined || rows < 2) return named;
  let sum = 0;
  let low = net[0]!;
  let high = low;
  for (let row = 1; row < rows; row++) {
    sum += column.values[row]!;
    low = Math.min(low, net[row]!);
    high = Math.max(high, net[row]!);
  }
  if (!(high > low)) return named;
  return Math.abs(sum - (net[rows - 1]! - net[0]!)) <= 1e-3 * (high - low);
}

function currentFromCharge(recording: Recording): Column | null {
  const time = findColumn(recording, "timeS");
  const charge = findColumn(recording, "chargeIncrementMah");
  if (time === null || charge === null) return null;
  const control = recording.columns.find((column) => setCurrent.test(column.name));
  return {
    name: "<I>/mA",
    unit: "mA",
    role: "currentMa",
    values: reconstructCurrent({
      timeS: time.values,
      chargeIncrementMah: charge.values,
      mode: findColumn(recording, "state")?.values ?? null,
      controlMa: control?.values ?? null,
    }),
    origin: "reconstructed",
  };
}
