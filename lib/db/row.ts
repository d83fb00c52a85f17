/** Rows to contract shapes: dates as ISO text, nothing else changed. */

export function rowFieldsOf(row: {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}) {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: instantOf(row.archivedAt),
  };
}

export function instantOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

/** YYYY-MM-DD of a date column. */
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** A date column's value from YYYY-MM-DD; undefined stays undefined (unchanged). */
export function dateFromDay(day: string | null | undefined): Date | null | undefined {
  return typeof day === "string" ? new Date(`${day}T00:00:00Z`) : day;
}

export function dateFromInstant(instant: string | null | undefined): Date | null | undefined {
  return typeof instant === "string" ? new Date(instant) : instant;
}
