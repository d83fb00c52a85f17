/** A statement of a source about one record, and how a quantity of the data set becomes one or several. */
import { rangeLabel, unitLabel } from "@/lib/domain/quantity-label";
import { isObject, type Json, type JsonObject, textIn, textsIn } from "./json";

export interface SourceStatement {
  /** Stable within the source: record id, path, and a number where several values are printed. */
  readonly key: string;
  readonly property: string;
  readonly valueNumber: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly valueText: string | null;
  readonly valueBoolean: boolean | null;
  readonly unit: string | null;
  readonly unitAsPrinted: string | null;
  readonly qualifier: string;
  readonly nature: string;
  readonly missingReason: string | null;
  readonly conditions: JsonObject;
  readonly derivation: JsonObject | null;
  readonly locator: string | null;
  readonly note: string;
  /** Keys of the conflict register. */
  readonly conflicts: readonly string[];
}

/** Where in a record a value stands. */
export interface Place {
  readonly key: string;
  readonly property: string;
  readonly locator: string | null;
  readonly conflicts?: readonly string[];
  readonly conditions?: JsonObject;
}

const none = {
  valueNumber: null,
  valueLow: null,
  valueHigh: null,
  valueText: null,
  valueBoolean: null,
  unit: null,
  unitAsPrinted: null,
  qualifier: "=",
  nature: "literature",
  missingReason: null,
  derivation: null,
  note: "",
} as const;

function at(place: Place) {
  return {
    ...none,
    key: place.key,
    property: place.property,
    locator: place.locator,
    conflicts: place.conflicts ?? [],
    conditions: place.conditions ?? {},
  };
}

export function gap(place: Place, reason: string, note = ""): SourceStatement {
  return { ...at(place), missingReason: reason, note };
}

/** A word, a yes or no, or a bare number. */
export function plain(
  place: Place,
  value: string | number | boolean,
  change: Partial<SourceStatement> = {},
): SourceStatement {
  if (typeof value === "number") return { ...at(place), valueNumber: value, ...change };
  if (typeof value === "boolean") return { ...at(place), valueBoolean: value, ...change };
  return { ...at(place), valueText: value, ...change };
}

/** Whether an object is a value with a unit, several of them, or a gap with a unit. */
export function isQuantity(node: JsonObject): boolean {
  return "unit" in node && ("value" in node || "values" in node || "assertions" in node || "lower" in node);
}

/** The statements of one quantity: one, or one for each of its printed alternatives. */
export function quantityStatements(node: JsonObject, place: Place): readonly SourceStatement[] {
  const { assertions } = node;
  if (Array.isArray(assertions)) {
    return assertions
      .filter(isObject)
      .flatMap((alternative, index) =>
        quantityStatements(
          { unit: node.unit ?? null, conflicts: node.conflicts ?? [], ...alternative },
          { ...place, key: `${place.key}#${index + 1}` },
        ),
      );
  }
  const base = {
    ...at({
      ...place,
      locator: textIn(node, "locator") ?? place.locator,
      conflicts: [...new Set([...(place.conflicts ?? []), ...textsIn(node, "conflicts")])],
    }),
    unit: textIn(node, "unit"),
    unitAsPrinted: textIn(node, "unitAsPrinted"),
    qualifier: textIn(node, "qualifier") ?? "=",
    nature: natureOf(node),
    derivation: derivationOf(node),
    conditions: { ...place.conditions, ...basisOf(node) },
    note: noteOf(node),
  };
  const value = printedValue(node);
  if (value !== null) return [{ ...base, ...value }];
  return [{ ...base, qualifier: "=", missingReason: textIn(node, "missing") ?? "not_reported" }];
}

type Value = Partial<
  Pick<SourceStatement, "valueNumber" | "valueLow" | "valueHigh" | "valueText" | "valueBoolean">
>;

function printedValue(node: JsonObject): (Value & { readonly qualifier?: string }) | null {
  const { value, values, lower, upper } = node;
  if (typeof lower === "number" && typeof upper === "number") {
    return { valueLow: lower, valueHigh: upper, qualifier: "range" };
  }
  if (Array.isArray(values)) return { valueText: listed(values, textIn(node, "unit") ?? "") };
  if (Array.isArray(value)) return rangeOf(value);
  if (typeof value === "number") return { valueNumber: value };
  if (typeof value === "boolean") return { valueBoolean: value };
  return typeof value === "string" ? { valueText: value } : null;
}

function rangeOf(value: readonly Json[]): (Value & { readonly qualifier: string }) | null {
  const [low, high] = value;
  if (typeof low !== "number" || typeof high !== "number") return null;
  return { valueLow: low, valueHigh: high, qualifier: "range" };
}

/** Values of equal rank in one line, "25, 45, 60 °C": they do not contradict one another. */
function listed(values: readonly Json[], unit: string): string {
  const items = values.map((each) =>
    Array.isArray(each) ? rangeLabel(Number(each[0]), Number(each[1])) : String(each),
  );
  return `${items.join(", ")} ${unitLabel(unit)}`.trim();
}

function natureOf(node: JsonObject): string {
  const stated = textIn(node, "nature");
  if (stated === "derived" || stated === "inferred") return stated;
  const qualifier = textIn(node, "qualifier");
  return qualifier === "nominal" || qualifier === "target" ? qualifier : "literature";
}

function derivationOf(node: JsonObject): JsonObject | null {
  const from = node.derivedFrom;
  return from === undefined || from === null ? null : { from };
}

/** What x counts in a Li–metal formula goes with every x. */
function basisOf(node: JsonObject): JsonObject {
  const basis = textIn(node, "xBasis");
  return basis === null ? {} : { xBasis: basis };
}

function noteOf(node: JsonObject): string {
  const parts = [textIn(node, "note"), textIn(node, "scope")];
  if (node.approximate === true) parts.push("approximate");
  if (typeof node.exactFromFormula === "number") parts.push(`${node.exactFromFormula} from the formula`);
  return parts.filter((part) => part !== null).join("; ");
}
