/** Materials, pellets, depositions and interlayers of a published data set. */
import { type JsonObject, numberIn, objectIn, objectsIn, textIn } from "./json";
import type { DepositionRow, InterlayerRow, LotRow, PelletRow, TreatmentRow } from "./plan";
import { notesOf } from "./source-codes";
import { plain, quantityStatements, type SourceStatement } from "./statement";

export type CodeOf = (id: string) => string;

export function codeIn(record: JsonObject, key: string, codeOf: CodeOf): string | null {
  const id = textIn(record, key);
  return id === null ? null : codeOf(id);
}

const lotKinds = new Set([
  "pellet",
  "target",
  "lithium_foil",
  "current_collector",
  "cathode",
  "catholyte",
  "casing",
]);

export function lotRow(record: JsonObject, code: string): LotRow {
  const kind = textIn(record, "kind") ?? "other";
  return {
    code,
    kind: lotKinds.has(kind) ? kind : "other",
    name: textIn(record, "name") ?? code,
    vendor: textIn(record, "vendor"),
    composition: textIn(record, "formula"),
    purityPercent: numberIn(record, "purityPercent"),
    thicknessUm: numberIn(record, "thicknessUm"),
    diameterMm: numberIn(record, "diameterMm"),
    arealCapacityMahCm2: numberIn(record, "loading"),
    notes: notesOf(textIn(record, "vendorScope"), textIn(record, "note")),
  };
}

export function pelletRow(record: JsonObject, code: string, codeOf: CodeOf): PelletRow {
  return {
    code,
    lotCode: codeIn(record, "materialId", codeOf),
    composition: textIn(record, "composition") ?? "",
    thicknessUm: numberIn(record, "thicknessUm"),
    diameterMm: numberIn(record, "diameterMm"),
    notes: notesOf(textIn(record, "recordScope"), textIn(record, "labelNote"), textIn(record, "missingNote")),
    treatments: [...treatmentsOf(record, "A"), ...treatmentsOf(record, "B")],
    conductivities: objectsIn(record, "conductivity").flatMap((each) => {
      const temperatureC = numberIn(each, "temperatureC");
      const conductivityMsCm = numberIn(each, "value_mS_cm");
      if (temperatureC === null || conductivityMsCm === null) return [];
      return [{ temperatureC, conductivityMsCm, note: textIn(each, "method") ?? "" }];
    }),
  };
}

const treatmentKinds: Readonly<Record<string, string>> = {
  polish: "polish",
  acid_etch: "etch",
  rinse: "rinse",
};

/** Face A is the polished one that carries the interlayer; immersion reaches both. */
function treatmentsOf(record: JsonObject, face: "A" | "B"): readonly TreatmentRow[] {
  const touched = face === "A" ? ["polished", "both"] : ["unpolished", "both"];
  return objectsIn(record, "surfaceSteps")
    .filter((step) => touched.includes(textIn(step, "face") ?? ""))
    .map((step, position) => {
      const parameters = objectIn(step, "parameters") ?? {};
      return {
        face,
        position,
        kind: treatmentKinds[textIn(step, "kind") ?? ""] ?? "other",
        agent: agentOf(parameters),
        durationMin: numberIn(parameters, "durationMin"),
        notes: textIn(step, "faceNature") ?? "",
      };
    });
}

function agentOf(parameters: JsonObject): string | null {
  const grit = numberIn(parameters, "grit");
  if (grit !== null) return `${textIn(parameters, "gritScale") ?? "grit "}${grit}`;
  const agent = textIn(parameters, "agent");
  const molar = numberIn(parameters, "concentration");
  return agent === null || molar === null ? agent : `${molar} M ${agent}`;
}

/** One conductivity a temperature: the temperature is a condition, not a second value. */
export function conductivityStatements(record: JsonObject): readonly SourceStatement[] {
  return objectsIn(record, "conductivity").flatMap((each) => {
    const temperatureC = numberIn(each, "temperatureC");
    const quantity = objectIn(each, "value_mS_cm");
    if (quantity === null) return [];
    const place = {
      key: `${textIn(record, "id")}.conductivity.${temperatureC}`,
      property: "ionic_conductivity",
      locator: textIn(record, "locator"),
      conditions: { temperatureC },
    };
    const method = textIn(each, "method");
    return [
      ...quantityStatements(quantity, place),
      ...(method === null
        ? []
        : [plain({ ...place, key: `${place.key}.method`, property: "ionic_conductivity.method" }, method)]),
    ];
  });
}

export function depositionRow(record: JsonObject, code: string, codeOf: CodeOf): DepositionRow {
  return {
    code,
    method: textIn(record, "method") ?? "not reported",
    metal: textIn(record, "metal") ?? "",
    targetLotCode: codeIn(record, "targetMaterialId", codeOf),
    basePressureTorr: numberIn(record, "basePressureTorr"),
    workingPressureTorr: numberIn(record, "workingPressureTorr"),
    gas: textIn(record, "gas"),
    gasFlowSccm: numberIn(record, "gasFlowSccm"),
    gasPurityPercent: numberIn(record, "gasPurityPercent"),
    substrateTemperatureC: numberIn(record, "substrateTemperatureC"),
    preSputterMin: numberIn(record, "preSputterMin"),
    powerW: numberIn(record, "rfPowerW"),
    rateNmPerMin: numberIn(record, "depositionRateNmPerMin"),
    durationMin: numberIn(record, "durationMin"),
    notes: notesOf(textIn(record, "recordScope"), textIn(record, "note")),
  };
}

export function interlayerRow(record: JsonObject, code: string, codeOf: CodeOf): InterlayerRow {
  return {
    code,
    pelletCode: codeIn(record, "pelletId", codeOf) ?? "",
    depositionCode: codeIn(record, "depositionId", codeOf),
    metal: textIn(record, "metal") ?? "",
    nominalThicknessNm: numberIn(record, "thicknessNm"),
    maskDiameterMm: numberIn(record, "diameterMm"),
    notes: notesOf(textIn(record, "use"), textIn(record, "depositionNote")),
  };
}
