/** A table of impedance as one recording a sweep. */
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";
import { splitSweeps } from "./split-sweeps";

/**
 * One recording a sweep, cut where the vendor's cycle number changes or the frequency starts again; rows without
 * a frequency (rests between sweeps) come after them as one time series. Columns are views, nothing is copied but
 * those rows. A table without a positive frequency comes back as one time series.
 */
export function sweepRecordings(whole: Recording): Recording[] {
  const frequency = findColumn(whole, "frequencyHz");
  if (frequency === null) return [whole];
  const ranges = splitSweeps(frequency.values, findColumn(whole, "vendorCycle")?.values);
  const sweeps = ranges.map(
    ({ start, end }, index): Recording => ({
      name: ranges.length === 1 ? whole.name : `${whole.name}, sweep ${index + 1}`,
      kind: "impedance",
      rows: end - start,
      columns: whole.columns.map((column) => ({ ...column, values: column.values.subarray(start, end) })),
    }),
  );
  const rest = rowsWithoutFrequency(whole, frequency);
  return rest === null ? sweeps : [...sweeps, rest];
}

function rowsWithoutFrequency(whole: Recording, frequency: Column): Recording | null {
  const rows: number[] = [];
  for (let row = 0; row < whole.rows; row++) if (!(frequency.values[row]! > 0)) rows.push(row);
  if (rows.length === 0) return null;
  const columns = whole.columns.map((column) => {
    const values = column.values.slice(0, rows.length);
    for (let at = 0; at < rows.length; at++) values[at] = column.values[rows[at]!]!;
    return { ...column, values };
  });
  return { ...whole, name: `${whole.name}, without frequency`, kind: "cycling", rows: rows.length, columns };
}
