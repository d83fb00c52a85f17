/** Runs of a published data set: one cell role on one recipe. */
import { type JsonObject, numberIn, objectsIn, textIn } from "./json";
import { type CodeOf, codeIn } from "./material-rows";
import type { RunRow } from "./plan";
import { notesOf } from "./source-codes";

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
