/**
 * What is reported of runs. A reported metric carries in its conditions all that a ranking needs to keep it apart:
 * cell kind, convention, event, intervals, area basis.
 */
import { isObject, type Json, type JsonObject, numberIn, objectIn, objectsIn, textIn, textsIn } from "./json";
import { quantityStatements, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

/** What a reported number of a run hangs on, beside the row itself. */
export interface ReportedContext {
  readonly cell: JsonObject;
  readonly protocol: JsonObject | null;
}

export function runStatements(
  record: JsonObject,
  context: ReportedContext,
  typeOf: ConflictTypeOf,
): readonly SourceStatement[] {
  return [
    ...walkRecord(record, { typeOf, skip: ["reported"] }),
    ...objectsIn(record, "reported").flatMap((row) => metricStatements(record, row, context, typeOf)),
  ];
}

/** Fields of a reported row that are its value or its conditions; the rest are statements beside it. */
const own = [
  "id",
  "metric",
  "value",
  "unit",
  "qualifier",
  "n",
  "convention",
  "event",
  "conditions",
  "cycleIndex",
];
const ownWords = [
  "note",
  "treatedAs",
  "sensitivity",
  "reportedConvention",
  "failedDirection",
  "cellKindInConflict",
];
const ownRest = ["failedLabelAsPrinted", "failedStage", "ccdKind", "unitAsPrinted"];

function metricStatements(
  run: JsonObject,
  row: JsonObject,
  context: ReportedContext,
  typeOf: ConflictTypeOf,
): readonly SourceStatement[] {
  const key = textIn(row, "id") ?? "";
  const property = textIn(row, "metric") ?? "";
  const gaps = isObject(row.missing) ? row.missing : {};
  const { value: valueGap, ...otherGaps } = gaps as JsonObject;
  const place = {
    key,
    property,
    locator: textIn(row, "locator") ?? textIn(run, "locator"),
    conditions: conditionsOf(row, run, context),
  };
  const main = quantityStatements({ ...row, missing: valueGap ?? null, locator: place.locator }, place);
  const beside = walkRecord(
    { ...row, missing: otherGaps },
    { typeOf, skip: [...own, ...ownWords, ...ownRest], key, path: [property] },
  );
  return [...main, ...beside];
}

function conditionsOf(row: JsonObject, run: JsonObject, { cell, protocol }: ReportedContext): JsonObject {
  const stated = objectIn(row, "conditions") ?? {};
  const step =
    protocol === null ? undefined : objectsIn(protocol, "steps").find((each) => each.direction === "plating");
  const known: Readonly<Record<string, Json | undefined>> = {
    cellKind: textIn(cell, "kind"),
    cellKindCandidates: textIn(cell, "kind") === null ? textsIn(cell, "kindCandidates") : undefined,
    cellKindInConflict: row.cellKindInConflict,
    metal: textIn(cell, "metal"),
    currentDensityMaCm2: numberIn(stated, "currentDensity"),
    arealCapacityMahCm2: step === undefined ? null : numberIn(step, "arealCapacity"),
    temperatureC: numberIn(run, "temperatureC"),
    // Which area divides the current is stated nowhere in the source.
    areaBasis: "unknown",
    n: null,
    recordScope: "role",
    phase: stated.phase,
    cycleIndex: row.cycleIndex,
    convention: row.convention,
    reportedConvention: row.reportedConvention,
    event: row.event,
    treatedAs: row.treatedAs,
    sensitivity: row.sensitivity,
    ccdKind: row.ccdKind ?? protocol?.ccdKind,
    ccdMode: protocol?.ccdMode,
    lastSurvivedMaCm2: row.lastSurvived === undefined ? undefined : numberIn(row, "lastSurvived"),
    firstFailedMaCm2: row.firstFailed === undefined ? undefined : numberIn(row, "firstFailed"),
    failedDirection: row.failedDirection,
    failedStage: row.failedStage,
    candidateIntervals: intervalsOf(row),
  };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

/** (lower, upper] in mA cm⁻²: the one that follows from the source, or each of its readings. */
function intervalsOf(row: JsonObject): Json | undefined {
  const intervals = [...objectsIn(row, "candidateIntervals"), objectIn(row, "interval")].filter(
    (each) => each !== null,
  );
  if (intervals.length === 0) return undefined;
  return intervals.map((each) => ({
    lowerMaCm2: each.lower ?? null,
    upperMaCm2: each.upper ?? null,
    ifReading: each.ifReading ?? null,
  }));
}
