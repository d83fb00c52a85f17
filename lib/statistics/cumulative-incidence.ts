/** Competing causes of failure. */
import { refuse, requireSameLength } from "./require-numbers";
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
  const incidence = causes.map(() => [] as number[]);
  let before = 1;
  for (let row = 0; row < time.length; row++) {
    const n = atRisk[row]!;
    causes.forEach((_, k) => {
      incidence[k]!.push((incidence[k]![row - 1] ?? 0) + (before * failures[k]![row]!) / n);
    });
    before *= (n - events[row]!) / n;
    eventFree.push(before);
  }

  const variance = causes.map(() => new Float64Array(time.length));
  for (const subject of distinctSubjects(data, event)) {
    addInfluence(subject, { time, atRisk, events, failures, eventFree }, columnOf, variance);
  }
  return {
    time,
    atRisk,
    eventFree,
    causes: causes.map((cause, k) => ({
      cause,
      incidence: incidence[k]!,
      standardError: Array.from(variance[k]!, Math.sqrt),
    })),
  };
}

interface Subject {
  readonly time: number;
  readonly entry: number;
  /** Null when censored. */
  readonly cause: string | null;
  readonly count: number;
}

/** Subjects with one history have one influence. */
function distinctSubjects(data: CauseData, event: readonly number[]): Iterable<Subject> {
  const subjects = new Map<string, Subject>();
  data.time.forEach((time, i) => {
    const cause = event[i] === 1 ? data.cause[i]! : null;
    const entry = entryOf(data, i);
    const key = JSON.stringify([time, entry === Number.NEGATIVE_INFINITY ? null : entry, cause]);
    subjects.set(key, { time, entry, cause, count: (subjects.get(key)?.count ?? 0) + 1 });
  });
  return subjects.values();
}

interface Tables {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly failures: readonly Float64Array[];
  readonly eventFree: readonly number[];
}

/** Adds the squared derivative of every incidence with respect to one subject's weight. */
function addInfluence(
  subject: Subject,
  { time, atRisk, events, failures, eventFree }: Tables,
  columnOf: ReadonlyMap<string, number>,
  variance: readonly Float64Array[],
): void {
  const own = subject.cause === null ? undefined : columnOf.get(subject.cause);
  let onSurvival = 0;
  const onIncidence = failures.map(() => 0);
  for (let row = 0; row < time.length; row++) {
    const n = atRisk[row]!;
    const before = row === 0 ? 1 : eventFree[row - 1]!;
    const isAtRisk = subject.entry < time[row]! && time[row]! <= subject.time;
    const failsHere = time[row] === subject.time;
    if (events[row]! > 0) {
      for (let k = 0; k < failures.length; k++) {
        const hazard = failures[k]![row]! / n;
        let change = onSurvival * hazard;
        if (isAtRisk) change += (before * ((failsHere && own === k ? 1 : 0) - hazard)) / n;
        onIncidence[k]! += change;
      }
      const hazard = events[row]! / n;
      onSurvival *= 1 - hazard;
      if (isAtRisk) onSurvival -= (before * ((failsHere && subject.cause !== null ? 1 : 0) - hazard)) / n;
    }
    for (let k = 0; k < failures.length; k++) {
      variance[k]![row]! += subject.count * onIncidence[k]! * onIncidence[k]!;
    }
  }
}
