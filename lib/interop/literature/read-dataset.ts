/** A published data set from bytes to a plan; says what is wrong with one that cannot be read. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { cellRow, cellStatements } from "./cell-rows";
import { characterizationRow, characterizationStatements } from "./characterization-rows";
import { type JsonObject, objectIn, textIn } from "./json";
import { conductivityStatements, depositionRow, interlayerRow, lotRow, pelletRow } from "./material-rows";
import type { ConflictRow, LiteraturePlan, PlannedStatement, StatementSubject } from "./plan";
import {
  claimStatements,
  phaseStatements,
  sequenceStatement,
  withOwnConflicts,
} from "./publication-statements";
import { protocolRow, runRow, runStatements } from "./reported-metrics";
import { codePrefix, sourceCode } from "./source-codes";
import { plain, type SourceStatement } from "./statement";
import { type ConflictTypeOf, walkRecord } from "./walk-record";

const json: z.ZodType<JsonObject> = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;
const records = z.array(json.and(z.object({ id: z.string() })));

const dataset = z.object({
  schemaVersion: z.literal("1.0"),
  source: json.and(
    z.object({
      doi: z.string(),
      title: z.string(),
      year: z.int(),
      journal: z.string().nullable(),
      authors: z.array(z.object({ name: z.string() })).min(1),
      licence: z.object({ name: z.string() }).nullable(),
    }),
  ),
  materials: records,
  pellets: records,
  depositions: records,
  interlayers: records,
  cells: records,
  protocols: records,
  runs: records,
  characterizations: records,
  phases: records,
  phaseSequence: records,
  claims: records,
  conflicts: records,
});
type Dataset = z.infer<typeof dataset>;

const conflictTypes: Readonly<Record<string, string>> = {
  value: "V",
  naming: "N",
  unit: "U",
  definition: "D",
  interpretation: "I",
  gap: "G",
  extraction: "O",
};

/** @throws AppError unreadable_file: not JSON, or not in the form of version 3 */
export function readLiteratureDataset(bytes: Uint8Array): LiteraturePlan {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new AppError(
      "unreadable_file",
      `expected JSON, found ${error instanceof Error ? error.message : error}`,
    );
  }
  const checked = dataset.safeParse(parsed);
  if (!checked.success) {
    throw new AppError(
      "unreadable_file",
      `expected a literature data set, found: ${z.prettifyError(checked.error)}`,
    );
  }
  return planOf(checked.data, createHash("sha256").update(bytes).digest("hex"));
}

function planOf(data: Dataset, datasetSha256: string): LiteraturePlan {
  const { source } = data;
  const family = (source.authors[0]?.name ?? "").split(/\s+/).at(-1) ?? "";
  const shortName =
    source.authors.length > 1 ? `${family} et al. ${source.year}` : `${family} ${source.year}`;
  const prefix = codePrefix(source.authors[0]?.name ?? "", source.year);
  const codeOf = (id: string) => sourceCode(prefix, id);
  const byId = new Map<string, JsonObject>([...data.cells, ...data.protocols].map((each) => [each.id, each]));
  const cyclerOf = (id: string) => textIn(objectIn(byId.get(id) ?? {}, "cycler") ?? {}, "model");
  const conflicts = data.conflicts.map(conflictRow);
  return {
    project: {
      slug: prefix.toLowerCase(),
      name: `${shortName} (published)`,
      description: `Facts of ${source.title}, ${source.doi}: values as stated in the paper, read-only.`,
    },
    publication: {
      doi: source.doi,
      title: source.title,
      shortName,
      authors: source.authors.map(({ name }) => name),
      journal: source.journal,
      year: source.year,
      licence: source.licence?.name ?? null,
      details: {
        datasetSha256,
        source: source as JsonObject,
        phases: data.phases,
        phaseSequence: data.phaseSequence,
        claims: data.claims,
      },
    },
    lots: data.materials.map((each) => lotRow(each, codeOf(each.id))),
    pellets: data.pellets.map((each) => pelletRow(each, codeOf(each.id), codeOf)),
    depositions: data.depositions.map((each) => depositionRow(each, codeOf(each.id), codeOf)),
    interlayers: data.interlayers.map((each) => interlayerRow(each, codeOf(each.id), codeOf)),
    cells: data.cells.map((each) => cellRow(each, codeOf(each.id), codeOf)),
    protocols: data.protocols.map((each) => protocolRow(each, codeOf(each.id))),
    runs: data.runs.map((each) => runRow(each, codeOf(each.id), codeOf, cyclerOf)),
    characterizations: data.characterizations.map((each) =>
      characterizationRow(each, codeOf(each.id), codeOf),
    ),
    statements: statementsOf(data, conflicts, codeOf, byId),
    conflicts,
  };
}

function conflictRow(record: JsonObject): ConflictRow {
  const note = textIn(record, "note") ?? "";
  const handling = textIn(record, "handling") ?? "";
  const statements = record.statements;
  return {
    key: textIn(record, "id") ?? "",
    type: conflictTypes[textIn(record, "kind") ?? ""] ?? "I",
    subject: textIn(record, "subject") ?? "",
    statements: (Array.isArray(statements) ? statements : []) as JsonObject[],
    handling: note === "" ? handling : `${note} ${handling}`,
  };
}

function statementsOf(
  data: Dataset,
  conflicts: readonly ConflictRow[],
  codeOf: (id: string) => string,
  byId: ReadonlyMap<string, JsonObject>,
): readonly PlannedStatement[] {
  const types = new Map(conflicts.map(({ key, type }) => [key, type]));
  const typeOf: ConflictTypeOf = (key) => types.get(key) ?? "I";
  const about = (
    kind: StatementSubject,
    items: Dataset["cells"],
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
      characterizationStatements(record, typeOf),
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
