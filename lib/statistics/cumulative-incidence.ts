/** Competing causes of failure. */
import { refuse, requireSameLength } from "./require-numbers";
import { type EntryClass, incidenceVariance, type Leaver } from "./survival/incidence-variance";
import { riskTable } from "./survival/risk-table";
import { entryOf, requireSurvivalData } from "./survival/survival-data";

export interface CauseData {
  readonly time: readonly number[];
  /** The cause of failure, or the label of censoring. */
  readonly cause: readonly string[];
  readonly entry?: readonly number[] | undefined;
}

export interface CumulativeIncidenceOptions {
  /** @default "censored" */
  readonly censoredLabel?: string | undefined;
  /** The causes to report, in order; others still compete. @default all in the data, in order of first appearance */
  readonly causes?: readonly string[] | undefined;
}

export interface CumulativeIncidence {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  /** Kaplan–Meier survival of any cause. */
  readonly eventFree: readonly number[];
  readonly causes: readonly {
    readonly cause: string;
    readonly incidence: readonly number[];
    readonly standardError: readonly number[];
  }[];
}

/**
 * Returns the Aalen–Johansen incidence of each cause at each distinct time, with the infinitesimal-jackknife standard
 * error, which is √(p(1 − p)/n) without censoring. The causes and the event-free share sum to 1.
 * Aalen and Johansen 1978, www.jstor.org/stable/4615704. No subject: empty lists.
 */
export function cumulativeIncidence(
  data: CauseData,
  options: CumulativeIncidenceOptions = {},
): CumulativeIncidence {
  const { censoredLabel = "censored" } = options;
  requireSameLength({ time: data.time, cause: data.cause });
  const event = data.cause.map((each) => (each === censoredLabel ? 0 : 1));
  const lives = { time: data.time, event, entry: data.entry };
  requireSurvivalData(lives);
  const causes = options.causes ?? [...new Set(data.cause.filter((each) => each !== censoredLabel))];
  if (causes.includes(censoredLabel)) refuse(`"${censoredLabel}" is the label of censoring, not a cause`);
  if (new Set(causes).size < causes.length) refuse(`each cause once, found ${causes.join(", ")}`);

  const { time, atRisk, events } = riskTable(lives);
  const rowOf = new Map(time.map((each, row) => [each, row]));
  const failures = causes.map(() => new Float64Array(time.length));
  const columnOf = new Map(causes.map((cause, k) => [cause, k]));
  data.cause.forEach((cause, i) => {
    const k = columnOf.get(cause);
    if (k !== undefined) failures[k]![rowOf.get(data.time[i]!)!]! += 1;
  });

  const eventFree: number[] = [];
  const incidence = causes.map(() => new Float64Array(time.length));
  let before = 1;
  for (let row = 0; row < time.length; row++) {
    const n = atRisk[row]!;
    causes.forEach((_, k) => {
      incidence[k]![row] = (incidence[k]![row - 1] ?? 0) + (before * failures[k]![row]!) / n;
    });
    before *= (n - events[row]!) / n;
    eventFree.push(before);
  }

  const variance = incidenceVariance(
    { time, atRisk, events, failures, eventFree, incidence },
    entryClasses(data, event, (i) => rowOf.get(data.time[i]!)!, columnOf),
  );
  return {
    time,
    atRisk,
    eventFree,
    causes: causes.map((cause, k) => ({
      cause,
      incidence: Array.from(incidence[k]!),
      standardError: Array.from(variance[k]!, Math.sqrt),
    })),
  };
}

/** Subjects by entry and, within it, in the order in which they left. */
function entryClasses(
  data: CauseData,
  event: readonly number[],
  rowOf: (index: number) => number,
  columnOf: ReadonlyMap<string, number>,
): Iterable<EntryClass> {
  const classes = new Map<number, { entry: number; leavers: Leaver[] }>();
  const order = data.time.map((_, i) => i).sort((i, j) => data.time[i]! - data.time[j]!);
  for (const i of order) {
    const entry = entryOf(data, i);
    const own = classes.get(entry) ?? { entry, leavers: [] };
    classes.set(entry, own);
    own.leavers.push({ row: rowOf(i), cause: event[i] === 1 ? (columnOf.get(data.cause[i]!) ?? -1) : null });
  }
  return classes.values();
}
