/**
 * Runs, their recipes and what is reported of them. A reported metric carries in its conditions all that a ranking
 * needs to keep it apart: cell kind, convention, event, intervals, area basis.
 */
import { isObject, type Json, type JsonObject, numberIn, objectIn, objectsIn, textIn, textsIn } from "./json";
import { type CodeOf, codeIn } from "./material-rows";
import type { ProtocolRow, RunRow } from "./plan";
import { notesOf } from "./source-codes";
import { quantityStatements, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

export function protocolRow(record: JsonObject, code: string): ProtocolRow {
  const steps = objectsIn(record, "steps");
  const first = (key: string) =>
    steps.map((step) => numberIn(step, key)).find((each) => each !== null) ?? null;
  return {
    code,
    name: textIn(record, "name") ?? code,
    kind: textIn(record, "kind") ?? "galvanostatic",
    steps: record.kind === "ccd" ? ccdSteps(steps) : [],
    lowerCutoffV: first("lowerCutoffV"),
    upperCutoffV: first("upperCutoffV"),
    temperatureC: numberIn(record, "temperatureC"),
    notes: notesOf(
      textIn(record, "note"),
      record.kind === "ccd"
        ? "Cycles per level are not reported; drawn with one."
        : "The source leaves parts of the steps open, so they stand below as statements and not as a recipe.",
    ),
  };
}

/** A ramp with a fixed stripping current, the one recipe that is printed in full. */
function ccdSteps(steps: readonly JsonObject[]): readonly JsonObject[] {
  const plating = steps.find(({ direction }) => direction === "plating");
  const stripping = steps.find(({ direction }) => direction === "stripping");
  if (plating === undefined || stripping === undefined) return [];
  const ramp = objectIn(plating, "currentDensity") ?? {};
  const range = objectIn(ramp, "range")?.value;
  if (!Array.isArray(range)) return [];
  return [
    {
      type: "ccd_ramp",
      fromMaCm2: range[0] ?? null,
      toMaCm2: range[1] ?? null,
      stepMaCm2: numberIn(ramp, "step"),
      arealCapacityMahCm2: numberIn(plating, "arealCapacity"),
      platingDurationMin: null,
      platingCutoffV: null,
      strippingCurrentDensityMaCm2: numberIn(stripping, "currentDensity"),
      strippingCutoffV: numberIn(stripping, "upperCutoffV"),
      cyclesPerLevel: 1,
    },
  ];
}

export function runRow(
  record: JsonObject,
  code: string,
  codeOf: CodeOf,
  cyclerOf: (id: string) => string | null,
): RunRow {
  const protocolId = textIn(record, "protocolId");
  return {
    code,
    cellCode: codeIn(record, "cellId", codeOf) ?? "",
    protocolCode: protocolId === null ? null : codeOf(protocolId),
    cycler: protocolId === null ? null : cyclerOf(protocolId),
    temperatureC: numberIn(record, "temperatureC"),
    notes: notesOf(
      "A role that the publication describes; it may be one physical cell or several.",
      textIn(record, "note"),
    ),
    ...endOf(objectsIn(record, "reported")),
  };
}

/** How the run ended, as far as the source says; hard or soft is never said of a short. */
function endOf(reported: readonly JsonObject[]): Pick<RunRow, "endEvent" | "censorReason" | "endReason"> {
  if (reported.some(({ treatedAs }) => treatedAs === "right_censored")) {
    return {
      endEvent: null,
      censorReason: "unknown",
      endReason: "End not stated: failed, stopped or still running.",
    };
  }
  const event = reported
    .map((row) => textIn(row, "event"))
    .find((each) => each !== null && each !== "not_applicable");
  if (event === "short_circuit") {
    return {
      endEvent: "unknown",
      censorReason: null,
      endReason: "Short circuit; hard or soft is not stated.",
    };
  }
  if (event === "failure_kind_not_stated") {
    return {
      endEvent: "unknown",
      censorReason: null,
      endReason: "Failed; the kind of failure is not stated.",
    };
  }
  return { endEvent: null, censorReason: null, endReason: null };
}

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
