/** The order in which the files of a run make one run. */
import { compareNaturally } from "@/lib/domain/natural-order";

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly supersededById: string | null;
  readonly startedAtIso: string | null;
}

/**
 * Ids in order: by start time when every file that was read has one, else by name; files not read stand last, and a
 * superseded file stands before the one that took its place.
 */
export function orderByStart(files: readonly Placed[]): string[] {
  const current = files.filter((file) => file.supersededById === null);
  const read = current.filter((file) => file.status === "done");
  const starts = new Map(read.map((file) => [file.id, startMs(file.startedAtIso)]));
  const areKnown = read.every((file) => starts.get(file.id) !== null);
  const byName = (a: Placed, b: Placed) => compareNaturally(a.name, b.name);
  const sorted = [
    ...read.sort(
      (a, b) => (areKnown ? (starts.get(a.id) ?? 0) - (starts.get(b.id) ?? 0) : 0) || byName(a, b),
    ),
    ...current.filter((file) => file.status !== "done").sort(byName),
  ];
  return sorted.flatMap((file) => [...predecessors(file.id, files), file.id]);
}

/** Ids of the files that this one took the place of, oldest first. */
export function predecessors(id: string, files: readonly Placed[]): string[] {
  const before = files.find((file) => file.supersededById === id);
  return before === undefined ? [] : [...predecessors(before.id, files), before.id];
}

/** A time without a zone is read as UTC: only the order matters, and one instrument has one clock. */
function startMs(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? null : ms;
}
