/** Cell roles of a published data set. A role is not a replicate: the scope of each record leads its notes. */
import { type JsonObject, numberIn, objectIn, objectsIn, textIn, textsIn } from "./json";
import { type CodeOf, codeIn } from "./material-rows";
import type { AssemblyRow, CellRow, LayerRow } from "./plan";
import { notesOf } from "./source-codes";
import { plain, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

const roles: Readonly<Record<string, string>> = {
  working_contact: "contact",
  working_collector: "collector",
  counter_collector: "collector",
};

function layerOf(record: JsonObject, role: string): JsonObject | undefined {
  return objectsIn(record, "stack").find((layer) => layer.role === role);
}

export function cellRow(record: JsonObject, code: string, codeOf: CodeOf): CellRow {
  const counter = layerOf(record, "counter") ?? {};
  const cathode = layerOf(record, "cathode") ?? {};
  const catholyte = layerOf(record, "catholyte") ?? {};
  const collector = layerOf(record, "working_collector") ?? {};
  const isOperando = record.kind === "operando";
  return {
    code,
    kind: textIn(record, "kind"),
    interlayerCode: codeIn(record, "interlayerId", codeOf) ?? "",
    label: textIn(record, "shorthand") ?? "",
    housing: housingOf(textIn(objectIn(record, "housing") ?? {}, "format")),
    counterDiameterMm: numberIn(counter, "diameterMm"),
    cathodeDiameterMm: numberIn(cathode, "diameterMm"),
    operandoTechnique: isOperando ? (textIn(record, "technique")?.replace(/^operando /, "") ?? null) : null,
    operandoWindow: isOperando ? windowOf(record) : null,
    collectorFoil: foilOf(collector),
    lithiumThicknessUm: thicknessUmOf(counter),
    cathode: textIn(cathode, "material"),
    cathodeLoadingMahCm2: numberIn(cathode, "loading"),
    catholyte: textIn(catholyte, "material"),
    catholyteAmount: numberIn(catholyte, "amount"),
    environment: textIn(objectIn(record, "environment") ?? {}, "assembly"),
    notes: notesOf(textIn(record, "recordScope"), textIn(record, "stackNote"), textIn(record, "note")),
    layers: objectsIn(record, "stack").map((layer, position) => layerRow(layer, position, codeOf)),
    assemblySteps: objectsIn(record, "assemblySteps").map(assemblyRow),
  };
}

/** The stated length of a layer in µm; nanometres are turned. */
function thicknessUmOf(layer: JsonObject): number | null {
  const value = numberIn(layer, "thickness");
  if (value === null) return null;
  return textIn(objectIn(layer, "thickness") ?? {}, "unit") === "nm" ? value / 1000 : value;
}

function foilOf(collector: JsonObject): string | null {
  const material = textIn(collector, "material");
  const thicknessUm = thicknessUmOf(collector);
  if (material === null || thicknessUm === null) return null;
  return `${material.replace(/ foil$/, "")} ${thicknessUm} µm`;
}

function windowOf(record: JsonObject): string | null {
  if (record.openInterlayerSurface === true) return "open surface";
  return textIn(objectIn(record, "housing") ?? {}, "text");
}

function housingOf(format: string | null): string | null {
  if (format === null) return null;
  if (/transfer/.test(format)) return "transfer_module";
  if (/modified 2032/.test(format)) return "2032_modified";
  return /2032/.test(format) ? "2032" : "other";
}

function layerRow(layer: JsonObject, position: number, codeOf: CodeOf): LayerRow {
  const role = textIn(layer, "role") ?? "";
  return {
    position,
    role: roles[role] ?? role,
    material: textIn(layer, "material") ?? "not reported",
    thicknessUm: thicknessUmOf(layer),
    diameterMm: numberIn(layer, "diameterMm"),
    lotCode: codeIn(layer, "materialId", codeOf),
    notes: textIn(layer, "note") ?? "",
  };
}

const assemblyKinds: Readonly<Record<string, string>> = {
  press: "isostatic_press",
  crimp: "crimp",
  wet_cathode: "infiltrate",
};

function assemblyRow(step: JsonObject, position: number): AssemblyRow {
  const kind = textIn(step, "kind") ?? "";
  const parameters = objectIn(step, "parameters") ?? {};
  return {
    position,
    kind: assemblyKinds[kind] ?? "other",
    pressureMpa: numberIn(parameters, "pressureMPa"),
    durationMin: numberIn(parameters, "durationMin"),
    notes: textIn(step, "text") ?? kind.replaceAll("_", " "),
  };
}

export function cellStatements(record: JsonObject, typeOf: ConflictTypeOf): readonly SourceStatement[] {
  const facts = [
    ...walkRecord(record, { typeOf, skip: ["stack", "kind", "kindCandidates"] }),
    ...objectsIn(record, "stack").flatMap((layer) => layerStatements(record, layer, typeOf)),
  ].map((each) => ({ ...each, property: each.property.replace(/^active_area\.(\w+)\.cm2$/, "area_$1") }));
  const settled = new Set(facts.flatMap(({ conflicts }) => conflicts));
  return [...facts, ...kindStatements(record, typeOf, settled)];
}

/** Layers are told apart by their role: interlayer_thickness, lithium_thickness, cathode_diameter, … */
function layerStatements(
  record: JsonObject,
  layer: JsonObject,
  typeOf: ConflictTypeOf,
): readonly SourceStatement[] {
  const role = textIn(layer, "role") ?? "";
  const name = layerName(role, textIn(layer, "material"));
  const { role: _, side, ...facts } = layer;
  const key = `${textIn(record, "id")}.stack.${role}`;
  return walkRecord({ layer: facts }, { typeOf, key }).map((each) => ({
    ...each,
    property: each.property.replace(/^layer\./, `${name}_`),
  }));
}

function layerName(role: string, material: string | null): string {
  if (role === "working") return "interlayer";
  if (role === "electrolyte") return "pellet";
  if (role === "counter" && /^Li\b/.test(material ?? "")) return "lithium";
  return role;
}

/**
 * The kind as built, in conflict about its name; where the source leaves it open, each candidate, in conflict about
 * the value too.
 * @param elsewhere conflicts that another fact of the cell carries
 */
function kindStatements(
  record: JsonObject,
  typeOf: ConflictTypeOf,
  elsewhere: ReadonlySet<string>,
): readonly SourceStatement[] {
  const place = {
    key: `${textIn(record, "id")}.kind`,
    property: "cell_kind",
    locator: textIn(record, "locator"),
  };
  const own = textsIn(record, "conflicts");
  const naming = own.filter((key) => typeOf(key) === "N" && !elsewhere.has(key));
  const kind = textIn(record, "kind");
  if (kind !== null) return [plain({ ...place, conflicts: naming }, kind)];
  const conflicts = [...own.filter((key) => typeOf(key) === "V"), ...naming];
  return textsIn(record, "kindCandidates").map((candidate) =>
    plain({ ...place, key: `${place.key}#${candidate}`, conflicts }, candidate, { nature: "inferred" }),
  );
}
