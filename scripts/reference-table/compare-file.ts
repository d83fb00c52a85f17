/** One shared file: what we read against what the reference says, and the verdict. */
import { columnRange } from "@/lib/analysis/inspection/column-range";
import { inspectCycling } from "@/lib/analysis/inspection/cycling-inspection";
import { AppError } from "@/lib/domain/errors";
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";
import { readFile } from "@/lib/formats/read-file";
import { openFileSource } from "@/lib/storage/file-source";
import { type CapacityDifference, capacityDifference } from "./capacity-difference";
import { type Difference, difference, worst } from "./difference";
import { doubtOf } from "./doubtful-references";
import { type Reference, type ReferenceEntry, recordsOf } from "./reference-file";

export interface FileComparison {
  readonly file: string;
  readonly format: string;
  readonly records: number | null;
  readonly referenceRecords: number | null;
  readonly time: Difference | null;
  readonly voltage: Difference | null;
  readonly capacity: CapacityDifference | null;
  readonly impedance: Difference | null;
  readonly isAgreed: boolean;
  /** Why a reference does not count, or what failed; null when all agrees. */
  readonly note: string | null;
}

const cyclingDigits = { allowed: 1e-6, digits: 6 };
const impedanceDigits = { allowed: 1e-6, digits: 7 };

export function compareFile(entry: ReferenceEntry, path: string): FileComparison {
  const { reference } = entry;
  const nothing = { time: null, voltage: null, capacity: null, impedance: null };
  let recordings: readonly Recording[];
  let format: string;
  try {
    ({ recordings, format } = read(path));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const found = error.message.replace(/^.*, found /s, "");
    const base = { ...nothing, file: entry.file, records: null };
    // A file of which no reader could say anything holds no records: it must be refused.
    if (reference === null) {
      return {
        ...base,
        format: "–",
        referenceRecords: null,
        isAgreed: true,
        note: `refused, as it must be: ${found}`,
      };
    }
    return {
      ...base,
      format: "–",
      referenceRecords: recordsOf(reference),
      isAgreed: false,
      note: error.message,
    };
  }
  const base = { file: entry.file, format };
  const records = recordings.reduce((sum, recording) => sum + recording.rows, 0);
  if (reference === null) {
    return { ...base, ...nothing, records, referenceRecords: null, isAgreed: true, note: "no reference" };
  }
  const doubt = doubtOf(entry.file);
  const found = {
    time: timeDifference(recordings, reference, doubt?.usesClock === true),
    voltage: voltageDifference(recordings, reference),
    impedance: impedanceDifference(recordings, reference),
    capacity:
      entry.file.startsWith("cycling/") && doubt?.skipsCharges !== true
        ? capacityDifference(entry, inspectCycling(recordings), doubt?.choice ?? {})
        : null,
  };
  const referenceRecords = recordsOf(reference);
  const failed = [
    ...(referenceRecords !== null && referenceRecords !== records ? ["records"] : []),
    ...Object.entries(found).flatMap(([name, each]) => (each === null || each.isWithin ? [] : [name])),
  ];
  const note = failed.length > 0 ? `differs in ${failed.join(", ")}` : (doubt?.why ?? null);
  return { ...base, ...found, records, referenceRecords, isAgreed: failed.length === 0, note };
}

function read(path: string) {
  const source = openFileSource(path);
  try {
    const parsed = readFile(source);
    return {
      format: parsed.format,
      recordings: parsed.recordings.filter((recording) => recording.kind === parsed.kind),
    };
  } finally {
    source.close();
  }
}

/** First and last time, as the file counts it or as its clock does since the first record. */
function timeDifference(
  recordings: readonly Recording[],
  reference: Reference,
  usesClock: boolean,
): Difference | null {
  const given = reference.blocks ?? [reference];
  const times = recordings.flatMap((recording) => {
    const values = findColumn(recording, usesClock ? "unixTimeS" : "timeS")?.values;
    if (values === undefined) return [];
    const zero = usesClock ? (values[0] ?? 0) : 0;
    return [{ first: values[0]! - zero, last: values[recording.rows - 1]! - zero }];
  });
  return worst([
    difference(times[0]?.first, given[0]?.t_first_s, cyclingDigits),
    difference(times.at(-1)?.last, given.at(-1)?.t_last_s, cyclingDigits),
  ]);
}

function voltageDifference(recordings: readonly Recording[], reference: Reference): Difference | null {
  const given = reference.blocks ?? [reference];
  const ours = columnRange(recordings, "voltageV");
  const all = (each: (part: { V_min?: number | null; V_max?: number | null }) => number | null | undefined) =>
    given.map(each).filter((value) => value != null);
  const lowest = all((part) => part.V_min);
  const highest = all((part) => part.V_max);
  return worst([
    lowest.length === 0 ? null : difference(ours.min, Math.min(...lowest), cyclingDigits),
    highest.length === 0 ? null : difference(ours.max, Math.max(...highest), cyclingDigits),
  ]);
}

/** Ends of frequency, real part and the largest capacitive part. */
function impedanceDifference(recordings: readonly Recording[], reference: Reference): Difference | null {
  const given = reference.zcurve ?? reference;
  const range = (role: ColumnRole) => columnRange(recordings, role);
  const lowestImaginary = range("impedanceImaginaryOhm").min;
  return worst([
    difference(range("frequencyHz").max, given.f_max_Hz, impedanceDigits),
    difference(range("frequencyHz").min, given.f_min_Hz, impedanceDigits),
    difference(range("impedanceRealOhm").min, given.ReZ_min_Ohm, impedanceDigits),
    difference(range("impedanceRealOhm").max, given.ReZ_max_Ohm, impedanceDigits),
    difference(lowestImaginary === null ? null : -lowestImaginary, given.minusImZ_max_Ohm, impedanceDigits),
  ]);
}
