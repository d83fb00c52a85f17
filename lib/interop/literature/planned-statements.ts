/** All statements of a published data set, each with the row it is about and the conflicts it stands in. */
import { cellStatements } from "./cell-rows";
import { characterizationStatements } from "./characterization-rows";
import type { LiteratureDataset } from "./dataset";
import { type JsonObject, textIn } from "./json";
import { conductivityStatements } from "./material-rows";
import type { ConflictRow, PlannedStatement, StatementSubject } from "./plan";
import {
  claimStatements,
  phaseStatements,
  sequenceStatement,
  withOwnConflicts,
} from "./publication-statements";
import { runStatements } from "./reported-metrics";
import { plain, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

interface Context {
  readonly conflicts: readonly ConflictRow[];
  readonly codeOf: (id: string) => string;
  /** Cells and protocols by their id in the source. */
  readonly byId: ReadonlyMap<string, JsonObject>;
}

export function plannedStatements(data: LiteratureDataset, context: Context): readonly PlannedStatement[] {
  const { conflicts, codeOf, byId } = context;
  const types = new Map(conflicts.map(({ key, type }) => [key, type]));
  const typeOf: ConflictTypeOf = (key) => types.get(key) ?? "I";
  const about = (
    kind: StatementSubject,
    items: LiteratureDataset["cells"],
    read: (record: JsonObject) => readonly SourceStatement[],
  ): readonly PlannedStatement[] =>
    items.flatMap((record) =>
      withOwnConflicts(record, [...read(record), describedAs(record)], (key) =>
        typeOf(key) === "G" && speaksOfGaps.has(kind) ? isGap : isDescription,
      ).map((each) => ({ ...each, subject: { kind, code: codeOf(record.id) } })),
    );
  const walked =
    (...skip: string[]) =>
    (record: JsonObject) =>
      walkRecord(record, { typeOf, skip });
  const phaseNames = new Map(data.phases.map((phase) => [phase.id, textIn(phase, "name") ?? phase.id]));
  const whole = [
    ...data.phases.flatMap((phase) => phaseStatements(phase, typeOf)),
    ...data.claims.flatMap(claimStatements),
  ].map((each) => ({ ...each, subject: null }));
  const sequences = data.phaseSequence.map((sequence) => {
    const shownBy = textIn(sequence, "characterizationId");
    return {
      ...sequenceStatement(sequence, (id) => phaseNames.get(id) ?? id),
      subject: shownBy === null ? null : ({ kind: "characterization", code: codeOf(shownBy) } as const),
    };
  });
  const stated: readonly PlannedStatement[] = [
    ...about("lot", data.materials, walked("name")),
    ...about("pellet", data.pellets, (pellet) => [
      ...walked("conductivity", "label")(pellet),
      ...conductivityStatements(pellet),
    ]),
    ...about("deposition", data.depositions, walked()),
    ...about("interlayer", data.interlayers, walked("face", "use")),
    ...about("cell", data.cells, (cell) => cellStatements(cell, typeOf)),
    ...about("protocol", data.protocols, walked("name")),
    ...about("run", data.runs, (run) =>
      runStatements(
        run,
        {
          cell: byId.get(textIn(run, "cellId") ?? "") ?? {},
          protocol: byId.get(textIn(run, "protocolId") ?? "") ?? null,
        },
        typeOf,
      ),
    ),
    ...about("characterization", data.characterizations, (record) =>
      characterizationStatements(record, typeOf, codeOf),
    ),
    ...whole,
    ...sequences,
  ];
  return [...stated, ...statementsOfConflicts(conflicts, stated)];
}

/** Records whose own gaps a conflict about gaps lists: pressures, currents, numbers of cells. */
const speaksOfGaps: ReadonlySet<StatementSubject> = new Set(["cell", "protocol", "run"]);

const isGap = (each: SourceStatement) => each.missingReason !== null;
const isDescription = (each: SourceStatement) => each.property === "described_as";

/** What the source calls a record; carries the conflicts that concern the record as such and none of its values. */
function describedAs(record: JsonObject): SourceStatement {
  const named = ["name", "label", "shorthand", "use", "technique", "composition", "method"]
    .map((key) => textIn(record, key))
    .find((each) => each !== null);
  return plain(
    {
      key: `${textIn(record, "id")}.described`,
      property: "described_as",
      locator: textIn(record, "locator"),
    },
    named ?? textIn(record, "id") ?? "",
  );
}

/** A conflict about nothing that has a row is made of the sentences themselves. */
function statementsOfConflicts(
  conflicts: readonly ConflictRow[],
  stated: readonly PlannedStatement[],
): readonly PlannedStatement[] {
  const linked = new Set(stated.flatMap((each) => each.conflicts));
  return conflicts
    .filter(({ key }) => !linked.has(key))
    .flatMap(({ key, statements }) =>
      statements.map((statement, index) => ({
        ...plain(
          {
            key: `${key}.${index + 1}`,
            property: "statement",
            locator: textIn(statement, "locator"),
            conflicts: [key],
          },
          textIn(statement, "statement") ?? "",
        ),
        subject: null,
      })),
    );
}
