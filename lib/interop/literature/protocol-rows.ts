/** Test recipes of a published data set. */
import { type JsonObject, numberIn, objectIn, objectsIn, textIn } from "./json";
import type { ProtocolRow } from "./plan";
import { notesOf } from "./source-codes";

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
