/** Records in the order of their index, exact repetitions left out. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { NewareRecords } from "./neware-records";

/** The same object when nothing is out of order or repeated. */
export function sortRecords(records: NewareRecords, warnings: ReaderWarning[]): NewareRecords {
  const { index, rows } = records;
  let unsorted = 0;
  for (let row = 1; row < rows; row += 1) if (index[row]! <= index[row - 1]!) unsorted += 1;
  if (unsorted === 0) return records;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  order.sort((a, b) => index[a]! - index[b]! || a - b);
  const kept = new Uint32Array(rows);
  let count = 0;
  let conflicting = 0;
  for (let at = 0; at < rows; at += 1) {
    const row = order[at]!;
    const previous = count > 0 ? kept[count - 1]! : -1;
    if (previous >= 0 && index[row] === index[previous]) {
      if (sameRecord(records, row, previous)) continue;
      conflicting += 1;
    }
    kept[count] = row;
    count += 1;
  }
  const picked = kept.subarray(0, count);
  if (count < rows)
    warnings.push({
      code: "duplicate_records",
      message: `${rows - count} records were exact repetitions of others; one of each was kept`,
    });
  if (conflicting > 0)
    warnings.push({
      code: "duplicate_records",
      message: `${conflicting} records repeat an index with other values; all were kept`,
    });
  warnings.push({
    code: "unsorted_records",
    message: `${unsorted} records did not follow their predecessor's index; the file's records were sorted by it`,
  });
  return pickRecords(records, picked);
}

function sameRecord(records: NewareRecords, a: number, b: number): boolean {
  for (const column of columnsOf(records)) if (!Object.is(column[a], column[b])) return false;
  return true;
}

type AnyColumn = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array;

function columnsOf(records: NewareRecords): AnyColumn[] {
  return Object.values(records).filter((value): value is AnyColumn => ArrayBuffer.isView(value));
}

/** The records of those rows, in that order. */
function pickRecords(records: NewareRecords, rows: Uint32Array): NewareRecords {
  const entries = Object.entries(records).map(([key, value]) => [
    key,
    ArrayBuffer.isView(value) ? pickValues(value as AnyColumn, rows) : value,
  ]);
  return { ...(Object.fromEntries(entries) as NewareRecords), rows: rows.length };
}

function pickValues(values: AnyColumn, rows: Uint32Array): AnyColumn {
  const picked = new (values.constructor as new (length: number) => AnyColumn)(rows.length);
  for (let at = 0; at < rows.length; at += 1) picked[at] = values[rows[at]!]!;
  return picked;
}
