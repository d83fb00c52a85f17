/** What a publication says as a whole: phases, the order in which they appear, and its interpretation. */
import { type JsonObject, objectsIn, textIn, textsIn } from "./json";
import { gap, plain, quantityStatements, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

export function phaseStatements(phase: JsonObject, typeOf: ConflictTypeOf): readonly SourceStatement[] {
  const conditions = {
    phase: textIn(phase, "name"),
    formula: textIn(phase, "formula"),
    system: textIn(phase, "system"),
  };
  const statements = walkRecord(phase, { typeOf, path: ["phase"] });
  // Conflicts named at the phase concern its composition, or its stability where it is about energies.
  return withOwnConflicts(
    phase,
    statements,
    () => (each) => /^phase\.(x_|hull_energy|stability)/.test(each.property),
  ).map((each) => ({ ...each, conditions: { ...each.conditions, ...conditions } }));
}

/** The order as one line, "β → γ3 → …", of the characterization or calculation that showed it. */
export function sequenceStatement(
  sequence: JsonObject,
  nameOf: (phaseId: string) => string,
): SourceStatement {
  const conditions = {
    metal: textIn(sequence, "metal"),
    direction: textIn(sequence, "direction"),
    source: textIn(sequence, "source"),
    method: textIn(sequence, "method"),
    absent: textsIn(sequence, "absentPhaseIds").map(nameOf),
  };
  const place = {
    key: textIn(sequence, "id") ?? "",
    property: "phase_sequence",
    locator: textIn(sequence, "locator"),
    conflicts: textsIn(sequence, "conflicts"),
    conditions,
  };
  const note = textIn(sequence, "note") ?? "";
  const phases = textsIn(sequence, "phaseIds").map(nameOf);
  return phases.length === 0
    ? gap(place, "in_figure_only", note)
    : plain(place, phases.join(" → "), { note });
}

/** A claim is never a measured constant: words, with their kind, what they are about and whom they cite. */
export function claimStatements(claim: JsonObject): readonly SourceStatement[] {
  const key = textIn(claim, "id") ?? "";
  const locator = textIn(claim, "locator");
  const about = { kind: claim.kind ?? null, subject: claim.subject ?? null, metals: claim.metals ?? [] };
  const place = {
    key,
    property: "claim",
    locator,
    conflicts: textsIn(claim, "conflicts"),
    conditions: {
      ...about,
      ...(claim.order === undefined
        ? {}
        : { order: claim.order, orderDirection: claim.orderDirection ?? null }),
      citedWorks: claim.citedWorks ?? [],
    },
  };
  const main = plain(place, textIn(claim, "statement") ?? "", {
    nature: textIn(claim, "nature") ?? "inferred",
  });
  const quantities = ["quantities", "values"].flatMap((name) => objectsIn(claim, name));
  const numbers = quantities.flatMap((quantity, index) =>
    quantityStatements(quantity, {
      key: `${key}.quantity.${index + 1}`,
      property: "claim.quantity",
      locator,
      conditions: { claim: key, subject: about.subject, of: quantity.metal ?? quantity.name ?? null },
    }),
  );
  return [main, ...numbers];
}

/**
 * Attaches a record's own conflicts to the statements they concern, unless one of them names the conflict itself.
 * @param concerns for a conflict, which statements
 */
export function withOwnConflicts(
  record: JsonObject,
  statements: readonly SourceStatement[],
  concerns: (key: string) => (statement: SourceStatement) => boolean,
): readonly SourceStatement[] {
  return textsIn(record, "conflicts").reduce((all, key) => {
    if (all.some(({ conflicts }) => conflicts.includes(key))) return all;
    const isConcerned = concerns(key);
    return all.map((each) => (isConcerned(each) ? { ...each, conflicts: [...each.conflicts, key] } : each));
  }, statements);
}
