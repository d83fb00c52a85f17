/**
 * Every fact of a record as a statement: quantities, words, and gaps with their reason. Nothing is picked by name, so
 * that a fact added to the data set is a fact in the product.
 */
import { isObject, type Json, type JsonObject, textIn, textsIn } from "./json";
import { gap, isQuantity, plain, quantityStatements, type SourceStatement } from "./statement";

/** Bookkeeping and references: the rows themselves carry them. */
const bookkeeping = /^(id|order|conflicts|locator|missing|missingNote|recordScope|.*(Id|Ids|Locator))$/;

/** The letter of a conflict: V value, N naming, G gap, … */
export type ConflictTypeOf = (key: string) => string;

interface Node {
  readonly key: string;
  /** Path in snake_case, for the property's name. */
  readonly path: readonly string[];
  readonly locator: string | null;
  readonly isRoot: boolean;
  readonly typeOf: ConflictTypeOf;
}

interface WalkOptions {
  readonly typeOf: ConflictTypeOf;
  /** Fields of the record that its own reader turns into statements. */
  readonly skip?: readonly string[];
  /** Beginning of the statements' keys; the record's id when absent. */
  readonly key?: string;
  readonly path?: readonly string[];
}

export function walkRecord(record: JsonObject, options: WalkOptions): readonly SourceStatement[] {
  const { typeOf, skip = [], key = textIn(record, "id") ?? "", path = [] } = options;
  const kept = Object.fromEntries(Object.entries(record).filter(([name]) => !skip.includes(name)));
  return walk(kept, { key, path, locator: textIn(record, "locator"), isRoot: true, typeOf });
}

function walk(node: JsonObject, here: Node): readonly SourceStatement[] {
  const locator = textIn(node, "locator") ?? here.locator;
  const direct: SourceStatement[] = [];
  const below: SourceStatement[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (bookkeeping.test(key) || (here.isRoot && key === "note")) continue;
    const place = {
      key: `${here.key}.${key}`,
      path: [...here.path, ...namesOf(key, value)],
      locator,
      isRoot: false,
      typeOf: here.typeOf,
    };
    (isScalarLike(value) ? direct : below).push(...valueStatements(value, place));
  }
  direct.push(...gaps(node, { ...here, locator }));
  const all = [...direct, ...below];
  return here.isRoot ? all : withConflictsOf(node, direct, all, here.typeOf);
}

function isScalarLike(value: Json): boolean {
  return !isObject(value) && !(Array.isArray(value) && value.some(isObject));
}

function valueStatements(value: Json, here: Node): readonly SourceStatement[] {
  const place = { key: here.key, property: here.path.join("."), locator: here.locator };
  if (value === null) return [];
  if (!isObject(value) && !Array.isArray(value)) return [plain(place, value as string | number | boolean)];
  if (Array.isArray(value)) {
    if (!value.some(isObject)) return value.length === 0 ? [] : [plain(place, value.map(String).join(", "))];
    const labels = labelsOf(value.filter(isObject));
    return value.filter(isObject).flatMap((each, index) => {
      const inner = {
        ...here,
        key: `${here.key}.${labels[index]}`,
        path: [...here.path, labels[index] ?? ""],
      };
      if (!isQuantity(each)) return walk(withoutLabel(each), inner);
      return quantityStatements(each, {
        key: inner.key,
        property: inner.path.join("."),
        locator: here.locator,
      });
    });
  }
  const node = value as JsonObject;
  if (isQuantity(node)) return quantityStatements(node, place);
  if (typeof node.missing === "string") {
    return [gap({ ...place, locator: textIn(node, "locator") ?? here.locator }, node.missing)];
  }
  return walk(node, here);
}

/** What the record says it does not say, field by field. */
function gaps(node: JsonObject, here: Node): readonly SourceStatement[] {
  const { missing } = node;
  if (!isObject(missing)) return [];
  return Object.entries(missing)
    .filter((entry): entry is [string, string] => typeof entry[1] === "string")
    .map(([key, reason]) => {
      const property = [...here.path, snake(key.replace(/Ids?$/, ""))].join(".");
      return gap({ key: `${here.key}.missing.${key}`, property, locator: here.locator }, reason);
    });
}

/**
 * A conflict named at a group of values concerns those that name it. Where none does: a naming concerns the group's
 * own words, a gap its gaps, any other conflict its numbers; failing these, all of the group.
 */
function withConflictsOf(
  node: JsonObject,
  direct: readonly SourceStatement[],
  all: readonly SourceStatement[],
  typeOf: ConflictTypeOf,
): readonly SourceStatement[] {
  return textsIn(node, "conflicts").reduce((statements, conflict) => {
    if (statements.some(({ conflicts }) => conflicts.includes(conflict))) return statements;
    const words = direct.filter(({ missingReason }) => missingReason === null);
    const gapsOnly = all.filter(({ missingReason }) => missingReason !== null);
    const numbers = all.filter((each) => each.valueNumber !== null || each.valueLow !== null);
    const type = typeOf(conflict);
    const wanted = type === "N" ? [words] : type === "G" ? [gapsOnly] : [numbers, words];
    const concerned = new Set((wanted.find(({ length }) => length > 0) ?? all).map(({ key }) => key));
    return statements.map((each) =>
      concerned.has(each.key) ? { ...each, conflicts: [...each.conflicts, conflict] } : each,
    );
  }, all);
}

/** Items of a list are told apart by what they are called, else by their place. */
function labelsOf(items: readonly JsonObject[]): readonly string[] {
  const counts = new Map<string, number>();
  return items.map((item, index) => {
    const name = ["direction", "role", "basis", "level", "name", "metal", "kind"]
      .map((key) => textIn(item, key))
      .find((each) => each !== null);
    const label = name === undefined || name === null ? String(index + 1) : snake(name);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return count === 1 ? label : `${label}_${count}`;
  });
}

/** The label stands in the property's name already, the face in the row's treatments. */
function withoutLabel(item: JsonObject): JsonObject {
  const { direction, role, basis, kind, face, ...rest } = item;
  return rest as JsonObject;
}

const unitSuffix = /(?<=[a-z])(NmPerMin|Percent|Torr|Sccm|MPa|Um|Nm|Mm|Min|Deg|C|V|W)$/;

/** "thicknessUm" → thickness: the unit stands in the statement. */
function namesOf(key: string, value: Json): readonly string[] {
  const isOneQuantity = isObject(value) && isQuantity(value);
  const name = isOneQuantity ? key.replace(/_(meV_atom|mS_cm)$/, "").replace(unitSuffix, "") : key;
  return [snake(name)];
}

export function snake(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
}
