/** Characterizations of a published data set with their findings. */
import { isObject, type Json, type JsonObject, objectIn, objectsIn, textIn, textsIn } from "./json";
import type { CodeOf } from "./material-rows";
import type { CharacterizationRow, FindingRow } from "./plan";
import { notesOf } from "./source-codes";
import { gap, isQuantity, plain, quantityStatements, type SourceStatement } from "./statement";
import { type ConflictTypeOf, snake, walkRecord } from "./walk-record";

const techniques: Readonly<Record<string, string>> = {
  EIS: "EIS",
  SEM: "SEM",
  "SEM, XEDS": "SEM",
  "FIB-SEM": "FIB_SEM",
  XRD: "XRD",
  XPS: "XPS",
  TEM: "TEM",
  "STEM-EELS": "STEM_EELS",
  "TEM/STEM-EELS": "STEM_EELS",
};

export function characterizationRow(record: JsonObject, code: string, codeOf: CodeOf): CharacterizationRow {
  const printed = textIn(record, "technique") ?? "other";
  const mode = textIn(record, "mode") ?? "ex_situ";
  const technique =
    printed === "TEM" && mode === "in_situ" ? "in_situ_TEM" : (techniques[printed] ?? "other");
  const cells = textsIn(record, "cellIds").map(codeOf);
  const states = textsIn(record, "states");
  const pellet = textsIn(record, "pelletIds")[0];
  const transfer = objectIn(objectIn(record, "conditions") ?? {}, "transfer") ?? {};
  return {
    code,
    technique,
    mode: mode === "computation" ? "computed" : mode,
    title: `${printed}, ${mode.replaceAll("_", " ")}`,
    instrument: instrumentOf(record),
    conditions: conditionsOf(record),
    cellState: states.length === 1 ? (states[0] ?? null) : null,
    airExposureMin: transfer.airExposure === "none" ? 0 : null,
    pelletCode: pellet === undefined ? null : codeOf(pellet),
    cellCode: cells.length === 1 ? (cells[0] ?? null) : null,
    alsoOnCells: cells.length > 1 ? cells : [],
    notes: notesOf(
      states.length > 1 ? `States: ${states.join(", ")}.` : null,
      textIn(record, "stateDefinition"),
      textIn(record, "stateNote"),
    ),
    findings: objectsIn(record, "findings").map((each, position) => findingRow(each, position, codeOf)),
  };
}

function instrumentOf(record: JsonObject): string | null {
  const named = objectsIn(record, "instrument").map((each) => {
    const model = [textIn(each, "maker"), textIn(each, "model")]
      .filter((part) => part !== null && part !== "not_applicable")
      .join(" ");
    return model === "" ? textIn(each, "role") : `${textIn(each, "role")} (${model})`;
  });
  return named.length === 0 ? null : named.join("; ");
}

/** Conditions with a value, by name; gaps and alternatives stand as statements. */
function conditionsOf(record: JsonObject): JsonObject {
  const conditions = objectIn(record, "conditions") ?? {};
  const entries: [string, Json][] = [];
  for (const [name, value] of Object.entries(conditions)) {
    const key = snake(name).replaceAll("_", " ");
    if (typeof value === "string" && !/locator$/i.test(name)) entries.push([key, { value, unit: null }]);
    if (!isObject(value) || !isQuantity(value)) continue;
    const [first, ...more] = quantityStatements(value, { key, property: key, locator: null });
    const stated = first?.valueNumber ?? first?.valueText ?? null;
    if (more.length === 0 && stated !== null) {
      entries.push([key, { value: stated, unit: first?.valueText === null ? first.unit : null }]);
    }
  }
  return Object.fromEntries(entries);
}

/** A finding as one statement: its number with words beside it, or its words alone. */
function findingStatement(record: JsonObject, locator: string | null, codeOf: CodeOf): SourceStatement {
  const place = {
    key: textIn(record, "id") ?? "",
    property: textIn(record, "property") ?? "",
    locator: textIn(record, "locator") ?? locator,
    conditions: findingConditions(record, codeOf),
  };
  const words = textIn(record, "text");
  const conflicts = textsIn(record, "conflicts");
  const gaps = isObject(record.missing) ? record.missing : {};
  if (isQuantity(record)) {
    const [only] = quantityStatements({ ...record, missing: gaps.value ?? null }, place);
    if (only !== undefined) return { ...only, note: words ?? "" };
  }
  const note = textIn(record, "magnitude") ?? "";
  const unit = textIn(record, "unit");
  if (words !== null) return { ...plain({ ...place, conflicts }, words), note, unit };
  return gap({ ...place, conflicts }, textIn(gaps, "value") ?? "not_reported");
}

function findingConditions(record: JsonObject, codeOf: CodeOf): JsonObject {
  const conditions = objectIn(record, "conditions") ?? {};
  const flat = Object.entries(conditions).flatMap(([name, value]): [string, Json][] =>
    isObject(value) && typeof value.value === "number" ? [[nameWithUnit(name), value.value]] : [],
  );
  const lists: readonly [string, readonly string[]][] = [
    ["metals", textsIn(record, "metals")],
    ["cells", textsIn(record, "cellIds").map(codeOf)],
    ["phases", textsIn(record, "phaseIds").map((id) => id.replace(/^phase-/, ""))],
  ];
  const words = lists.filter(([, list]) => list.length > 0);
  const single = ["stateLabel", "stateNote", "element", "cycle", "locationCode"].flatMap(
    (name): [string, Json][] => {
      const value = record[name];
      return value === undefined || value === null ? [] : [[name, value]];
    },
  );
  return Object.fromEntries([...flat, ...words, ...single]);
}

function nameWithUnit(name: string): string {
  return name === "currentDensity" ? "currentDensityMaCm2" : name;
}

function findingRow(record: JsonObject, position: number, codeOf: CodeOf): FindingRow {
  const statement = findingStatement(record, null, codeOf);
  const words = statement.valueText ?? (statement.note === "" ? null : statement.note);
  const seen = Object.entries(statement.conditions)
    .filter(([name]) => name !== "stateLabel")
    .map(([name, value]): [string, Json] => [
      name,
      {
        value: Array.isArray(value) ? value.join(", ") : value,
        unit: name === "temperatureC" ? "Cel" : name === "currentDensityMaCm2" ? "mA/cm2" : null,
      },
    ]);
  return {
    position,
    property: statement.property,
    valueNumber: statement.valueNumber,
    valueLow: statement.valueLow,
    valueHigh: statement.valueHigh,
    valueText: statement.missingReason === null ? words : null,
    unit: statement.unit,
    qualifier: statement.missingReason === null ? statement.qualifier : null,
    missingReason: statement.missingReason,
    stateLabel: textIn(record, "stateLabel"),
    conditions: Object.fromEntries(seen),
    evidence: statement.locator ?? "",
  };
}

export function characterizationStatements(
  record: JsonObject,
  typeOf: ConflictTypeOf,
  codeOf: CodeOf,
): readonly SourceStatement[] {
  const locator = textIn(record, "locator");
  const conditions = objectIn(record, "conditions");
  const { coreLevels, ...others } = conditions ?? {};
  return [
    ...walkRecord({ ...record, conditions: others }, { typeOf, skip: ["findings"] }),
    ...coreLevelStatements(record),
    ...objectsIn(record, "findings").flatMap((each) => [
      findingStatement(each, locator, codeOf),
      ...findingGaps(each, locator, typeOf),
    ]),
  ];
}

/** Levels of one element are statements about one property, so that two that exclude each other meet. */
function coreLevelStatements(record: JsonObject): readonly SourceStatement[] {
  return objectsIn(objectIn(record, "conditions") ?? {}, "coreLevels").map((each) => {
    const level = textIn(each, "level") ?? "";
    return plain(
      {
        key: `${textIn(record, "id")}.coreLevels.${snake(level)}`,
        property: `core_level_${snake(textIn(each, "element") ?? "")}`,
        locator: textIn(each, "locator"),
        conflicts: textsIn(each, "conflicts"),
      },
      level,
    );
  });
}

function findingGaps(
  record: JsonObject,
  locator: string | null,
  typeOf: ConflictTypeOf,
): readonly SourceStatement[] {
  if (!isObject(record.missing)) return [];
  const { value, ...missing } = record.missing;
  const key = textIn(record, "id") ?? "";
  return walkRecord(
    { missing: missing as JsonObject, locator: textIn(record, "locator") ?? locator },
    { typeOf, key, path: [textIn(record, "property") ?? ""] },
  );
}
