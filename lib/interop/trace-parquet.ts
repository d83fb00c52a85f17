/**
 * The parsed trace of one file as Parquet: what BDF has a label for stands under that label and in its unit, every
 * other column under the vendor's title. The recordings of a file follow each other row by row; where one ends, and
 * what each column is, stands as JSON under the key "garnetbook", so that the recordings can be had back as they
 * were read.
 */
import type { Column, ColumnValues, CurrentKind, Recording } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";
import { type BdfColumn, bdfColumns } from "./bdf-columns";
import { type ParquetColumn, parquetPages } from "./columnar-parquet";
import { joinedValues } from "./computed-values";
import { ParquetFile, type RangedBytes } from "./parquet-file";

export interface TraceColumn {
  /** Title in the Parquet file. */
  readonly name: string;
  readonly vendorName: string;
  readonly unit: string | null;
  readonly role: Column["role"];
  readonly origin: Column["origin"];
}

interface StoredColumn
  extends TraceColumn,
    Pick<Column, "vendorUnit" | "vendorId" | "labels" | "capacityScope"> {
  /** Stored value = factor × value. */
  readonly factor: number;
}

interface StoredPart {
  readonly name: string;
  readonly kind: Recording["kind"];
  readonly rows: number;
  readonly currentKind?: CurrentKind;
  /** Positions in the columns' list of those that this part has. */
  readonly columns: readonly number[];
}

interface TraceDescription {
  readonly version: 1;
  readonly columns: readonly StoredColumn[];
  readonly parts: readonly StoredPart[];
}

/** The trace's bytes in order; a few row groups of them are held at a time. */
export function tracePages(recordings: readonly Recording[]): AsyncGenerator<Uint8Array> {
  const description = describeTrace(recordings);
  return parquetPages(
    description.columns.map((column, index) => parquetColumn(column, index, description, recordings)),
    { metadata: { garnetbook: JSON.stringify(description) } },
  );
}

/** The columns of a trace before it is encoded. */
export function traceColumns(recordings: readonly Recording[]): readonly TraceColumn[] {
  return shown(describeTrace(recordings));
}

function shown({ columns }: TraceDescription): readonly TraceColumn[] {
  return columns.map(({ name, vendorName, unit, role, origin }) => ({
    name,
    vendorName,
    unit,
    role,
    origin,
  }));
}

/** Columns over all recordings; equal in title, role and labels are one. */
function describeTrace(recordings: readonly Recording[]): TraceDescription {
  const columns: StoredColumn[] = [];
  const known = new Map<string, number>();
  const titles = new Set<string>();
  const parts = recordings.map((recording): StoredPart => {
    const own = new Set<number>();
    const named = bdfColumns(recording);
    for (const column of recording.columns) {
      const key = JSON.stringify([column.role, column.name, column.unit, column.origin, column.labels]);
      let index = known.get(key);
      // A file may hold two columns that look alike: each keeps its own place.
      if (index === undefined || own.has(index)) {
        index = columns.length;
        known.set(key, index);
        columns.push(storedColumn(column, coded(column) ? null : (named.get(column) ?? null), titles));
      }
      own.add(index);
    }
    return {
      name: recording.name,
      kind: recording.kind,
      rows: recording.rows,
      ...(recording.currentKind === undefined ? {} : { currentKind: recording.currentKind }),
      columns: [...own],
    };
  });
  return { version: 1, columns, parts };
}

function storedColumn(column: Column, bdf: BdfColumn | null, titles: Set<string>): StoredColumn {
  const wanted = bdf !== null && !titles.has(bdf.label) ? bdf.label : vendorTitle(column);
  let name = wanted;
  for (let count = 2; titles.has(name); count++) name = `${wanted} (${count})`;
  titles.add(name);
  const { vendorUnit, vendorId, labels, capacityScope } = column;
  return {
    name,
    vendorName: column.name,
    unit: column.unit,
    role: column.role,
    origin: column.origin,
    factor: name === bdf?.label ? factorOf(column.unit, bdf.unit) : 1,
    ...(vendorUnit === undefined ? {} : { vendorUnit }),
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(labels === undefined ? {} : { labels }),
    ...(capacityScope === undefined ? {} : { capacityScope }),
  };
}

/** Stored as numbers, which a BDF column of words is not. */
function coded(column: Column): boolean {
  return column.labels !== undefined;
}

function factorOf(from: string | null, to: string | null): number {
  return from === null || to === null ? 1 : (unitFactor(from, to) ?? 1);
}

function vendorTitle(column: Column): string {
  const title = column.name.trim() || "untitled";
  return column.unit === null || column.unit === "1" || title.includes(column.unit)
    ? title
    : `${title} / ${column.unit}`;
}

/** One column over all parts; parts without it are NaN there, or −1 for codes. */
function parquetColumn(
  column: StoredColumn,
  index: number,
  description: TraceDescription,
  recordings: readonly Recording[],
): ParquetColumn {
  const pieces = description.parts.map((part, at) => {
    const place = part.columns.indexOf(index);
    const recording = recordings[at]!;
    return place < 0 ? null : (recording.columns[place]?.values ?? null);
  });
  const { name } = column;
  const hasRange = column.role === "timeS";
  const only = pieces.length === 1 ? pieces[0] : null;
  if (only) return { name, hasRange, values: only, factor: column.factor };
  const isCode = pieces.every((piece) => piece === null || isSmallInteger(piece));
  const whole = pieces.every((piece) => piece !== null);
  const parts = pieces.map((values, at) => ({ rows: recordings[at]!.rows, values }));
  const { factor } = column;
  const type = isCode && factor === 1 && (whole || column.labels !== undefined) ? "INT32" : "DOUBLE";
  return { name, hasRange, values: joinedValues(parts, { type, factor }) };
}

function isSmallInteger(values: ColumnValues): boolean {
  return !(values instanceof Float64Array || values instanceof Float32Array || values instanceof Uint32Array);
}

/** The recordings of a trace as they were read; `roles` leaves out columns of no interest. */
export async function decodeTrace(
  bytes: RangedBytes,
  roles?: ReadonlySet<NonNullable<Column["role"]>>,
): Promise<Recording[]> {
  const file = await ParquetFile.open(bytes);
  const description = JSON.parse(file.metadata("garnetbook") ?? "null") as TraceDescription | null;
  if (description === null) throw new Error("the trace was not written by this product");
  const isWanted = (column: StoredColumn) =>
    roles === undefined || (column.role !== null && roles.has(column.role));
  const wanted = description.columns.filter(isWanted).map((column) => column.name);
  const values = await file.read(wanted);
  let start = 0;
  return description.parts.map((part) => {
    const end = start + part.rows;
    const columns = part.columns
      .map((index) => description.columns[index]!)
      .filter(isWanted)
      .map((stored) => toColumn(stored, values.get(stored.name)!.subarray(start, end)));
    start = end;
    return {
      name: part.name,
      kind: part.kind,
      rows: part.rows,
      columns,
      ...(part.currentKind === undefined ? {} : { currentKind: part.currentKind }),
    };
  });
}

/**
 * The recordings as `decodeTrace` will give them back, to the last bit, without the way through the file: amperes
 * that were milliamperes are rounded once more.
 * @param options.inPlace the given values may be written over, once they are stored and nobody needs them any more
 */
export function asStored(
  recordings: readonly Recording[],
  roles: ReadonlySet<NonNullable<Column["role"]>>,
  { inPlace = false }: { readonly inPlace?: boolean } = {},
): Recording[] {
  const { columns, parts } = describeTrace(recordings);
  const views = recordings.flatMap((recording) => recording.columns.map(({ values }) => values));
  // Two columns may be views of the same memory.
  const isShared = ({ buffer }: ColumnValues) => views.filter((view) => view.buffer === buffer).length > 1;
  return recordings.map((recording, at) => ({
    ...recording,
    columns: recording.columns.flatMap((column, place) => {
      if (column.role === null || !roles.has(column.role)) return [];
      const { factor } = columns[parts[at]!.columns[place]!]!;
      const { values } = column;
      if (factor === 1) return [column];
      const out =
        inPlace && values instanceof Float64Array && !isShared(values)
          ? values
          : new Float64Array(values.length);
      return [{ ...column, values: changed(values, (value) => (value * factor) / factor, out) }];
    }),
  }));
}

/** Many times faster than `Float64Array.from` with a function, which asks an iterator for every value. */
function changed(
  values: ColumnValues,
  change: (value: number) => number,
  out: Float64Array = new Float64Array(values.length),
): Float64Array {
  for (let k = 0; k < out.length; k++) out[k] = change(values[k]!);
  return out;
}

function toColumn(stored: StoredColumn, values: Float64Array | Float32Array | Int32Array): Column {
  const { name: _, vendorName, factor, ...rest } = stored;
  return {
    ...rest,
    name: vendorName,
    values: factor === 1 ? values : changed(values, (value) => value / factor),
  };
}
