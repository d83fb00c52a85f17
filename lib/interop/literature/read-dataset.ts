/** A published data set from bytes to a plan; says what is wrong with one that cannot be read. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { cellRow } from "./cell-rows";
import { characterizationRow } from "./characterization-rows";
import { type LiteratureDataset, literatureDataset } from "./dataset";
import { type JsonObject, objectIn, textIn } from "./json";
import { depositionRow, interlayerRow, lotRow, pelletRow } from "./material-rows";
import type { ConflictRow, LiteraturePlan } from "./plan";
import { plannedStatements } from "./planned-statements";
import { protocolRow } from "./protocol-rows";
import { runRow } from "./run-rows";
import { codePrefix, sourceCode } from "./source-codes";

const conflictTypes: Readonly<Record<string, string>> = {
  value: "V",
  naming: "N",
  unit: "U",
  definition: "D",
  interpretation: "I",
  gap: "G",
  extraction: "O",
};

/** @throws AppError unreadable_file: not JSON, or not in the form that is known */
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
  const checked = literatureDataset.safeParse(parsed);
  if (!checked.success) {
    throw new AppError(
      "unreadable_file",
      `expected a literature data set, found: ${z.prettifyError(checked.error)}`,
    );
  }
  return planOf(checked.data, createHash("sha256").update(bytes).digest("hex"));
}

function planOf(data: LiteratureDataset, datasetSha256: string): LiteraturePlan {
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
    statements: plannedStatements(data, { conflicts, codeOf, byId }),
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
