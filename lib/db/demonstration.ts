/** SQL of the demonstration lab: its people, and its removal, the only deletion of records there is. */
import type { Transaction } from "./client";
import { newId } from "./id";

const operatorDomain = "demonstration.invalid";

/** Disabled accounts without any way in; made when they are not there. */
export async function ensureOperators(
  tx: Transaction,
  names: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const emails = names.map((name) => `${name.toLowerCase().replaceAll(" ", ".")}@${operatorDomain}`);
  await tx.user.createMany({
    data: names.map((name, index) => ({
      id: newId(),
      name,
      email: emails[index]!,
      role: "viewer" as const,
      disabledAt: new Date(),
    })),
    skipDuplicates: true,
  });
  return tx.user.findMany({
    where: { email: { in: emails } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Rows of other projects that name rows of this one, as words for the person who must decide. */
export async function outsideReferences(tx: Transaction, projectId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ reference: string }[]>`
    WITH own_lots AS (SELECT id FROM lots WHERE project_id = ${projectId}::uuid)
    SELECT 'pellet ' || code AS reference FROM pellets
      WHERE project_id <> ${projectId}::uuid AND lot_id IN (SELECT id FROM own_lots)
    UNION SELECT 'deposition ' || code FROM depositions
      WHERE project_id <> ${projectId}::uuid AND target_lot_id IN (SELECT id FROM own_lots)
    UNION SELECT 'cell ' || cells.code FROM cell_layers JOIN cells ON cells.id = cell_layers.cell_id
      WHERE cells.project_id <> ${projectId}::uuid AND cell_layers.lot_id IN (SELECT id FROM own_lots)
    UNION SELECT 'run ' || runs.code FROM runs JOIN protocols ON protocols.id = runs.protocol_id
      WHERE runs.project_id <> ${projectId}::uuid AND protocols.project_id = ${projectId}::uuid
    UNION SELECT 'record ' || characterizations.code FROM characterization_cells AS also
      JOIN characterizations ON characterizations.id = also.characterization_id
      JOIN cells ON cells.id = also.cell_id
      WHERE characterizations.project_id <> ${projectId}::uuid AND cells.project_id = ${projectId}::uuid
    UNION SELECT 'comparison ' || comparisons.code FROM exclusions
      JOIN comparisons ON comparisons.id = exclusions.comparison_id
      JOIN cells ON cells.id = exclusions.cell_id
      WHERE comparisons.project_id <> ${projectId}::uuid AND cells.project_id = ${projectId}::uuid
    ORDER BY 1 LIMIT 20`;
  return rows.map(({ reference }) => reference);
}

/** What is left in the storage once the rows are gone. */
export interface DemonstrationLeftovers {
  readonly cells: number;
  readonly runs: number;
  /** Hashes of raw files that nothing uses any more. */
  readonly rawFiles: readonly string[];
  readonly derivedKeys: readonly string[];
}

/** Deletes everything in the project but the project itself and its history. */
export async function deleteDemonstrationRows(
  tx: Transaction,
  projectId: string,
): Promise<DemonstrationLeftovers> {
  const inProject = { projectId };
  const run = inProject;
  const files = await tx.runFile.findMany({
    where: { run },
    select: { id: true, sha256: true, traceKey: true, runId: true },
  });
  const results = await tx.runResult.findMany({ where: { run }, select: { traceKey: true } });
  const seen = await tx.characterizationFile.findMany({
    where: { characterization: inProject },
    select: { sha256: true },
  });
  const attached = await tx.attachment.findMany({
    where: { notebookEntry: inProject },
    select: { sha256: true },
  });
  await removeJobs(tx, files);

  await tx.exclusion.deleteMany({ where: { OR: [{ cell: inProject }, { comparison: inProject }] } });
  await tx.comparisonComment.deleteMany({ where: { comparison: inProject } });
  await tx.comparison.deleteMany({ where: inProject });
  await tx.conflictAssertion.deleteMany({ where: { conflict: inProject } });
  await tx.conflict.deleteMany({ where: inProject });
  await tx.assertion.deleteMany({ where: inProject });
  await tx.notebookSignature.deleteMany({ where: { notebookEntry: inProject } });
  await tx.attachment.deleteMany({ where: { notebookEntry: inProject } });
  await tx.mention.deleteMany({ where: { notebookEntry: inProject } });
  await tx.notebookEntry.deleteMany({ where: inProject });
  await tx.finding.deleteMany({ where: { characterization: inProject } });
  await tx.characterizationFile.deleteMany({ where: { characterization: inProject } });
  await tx.characterizationCell.deleteMany({ where: { characterization: inProject } });
  await tx.characterization.deleteMany({ where: inProject });
  await tx.cycle.deleteMany({ where: { run } });
  await tx.runResult.deleteMany({ where: { run } });
  await tx.runFile.updateMany({ where: { run }, data: { supersededById: null } });
  await tx.runFile.deleteMany({ where: { run } });
  const runs = await tx.run.deleteMany({ where: inProject });
  await tx.columnMapping.deleteMany({ where: inProject });
  await tx.protocol.deleteMany({ where: inProject });
  await tx.cellLayer.deleteMany({ where: { cell: inProject } });
  await tx.assemblyStep.deleteMany({ where: { cell: inProject } });
  const cells = await tx.cell.deleteMany({ where: inProject });
  await tx.interlayerLayer.deleteMany({ where: { interlayer: inProject } });
  await tx.interlayer.deleteMany({ where: inProject });
  await tx.deposition.deleteMany({ where: inProject });
  await tx.pelletTreatment.deleteMany({ where: { pellet: inProject } });
  await tx.pelletConductivity.deleteMany({ where: { pellet: inProject } });
  await tx.pellet.deleteMany({ where: inProject });
  await tx.treatmentTemplate.deleteMany({ where: inProject });
  await tx.lot.deleteMany({ where: inProject });
  await tx.projectMember.deleteMany({ where: inProject });
  await deleteIdleOperators(tx);

  const hashes = [...files, ...seen, ...attached].map(({ sha256 }) => sha256);
  const traceKeys = [...files, ...results].flatMap(({ traceKey }) => traceKey ?? []);
  return {
    cells: cells.count,
    runs: runs.count,
    rawFiles: await deleteUnusedRawFiles(tx, hashes),
    derivedKeys: await unusedTraces(tx, traceKeys),
  };
}

async function removeJobs(
  tx: Transaction,
  files: readonly { readonly id: string; readonly runId: string }[],
): Promise<void> {
  const keys = files.flatMap(({ id, runId }) => [`ingest-run-file:${id}`, `analyse-run:${runId}`]);
  await tx.$queryRaw`
    SELECT count(removed.id) FROM unnest(${keys}::text[]) AS wanted (key),
      LATERAL graphile_worker.remove_job(wanted.key) AS removed`;
}

/** The demonstration's people, unless someone named them elsewhere. */
async function deleteIdleOperators(tx: Transaction): Promise<void> {
  await tx.user.deleteMany({
    where: {
      email: { endsWith: `@${operatorDomain}` },
      builtCells: { none: {} },
      depositions: { none: {} },
      memberships: { none: {} },
      auditEvents: { none: {} },
    },
  });
}

async function deleteUnusedRawFiles(tx: Transaction, hashes: readonly string[]): Promise<string[]> {
  // The trigger that keeps raw files for ever lets this one transaction through.
  await tx.$executeRaw`SELECT set_config('garnetbook.removing_demonstration', 'on', true)`;
  const deleted = await tx.$queryRaw<{ sha256: string }[]>`
    DELETE FROM raw_files AS file WHERE sha256 = ANY(${[...new Set(hashes)]}::text[])
      AND NOT EXISTS (SELECT 1 FROM run_files WHERE sha256 = file.sha256)
      AND NOT EXISTS (SELECT 1 FROM characterization_files WHERE sha256 = file.sha256)
      AND NOT EXISTS (SELECT 1 FROM attachments WHERE sha256 = file.sha256)
    RETURNING file.sha256`;
  await tx.$executeRaw`SELECT set_config('garnetbook.removing_demonstration', 'off', true)`;
  return deleted.map(({ sha256 }) => sha256);
}

/** A trace is named by its bytes: another project's run of the same file has the same one. */
async function unusedTraces(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const still = await tx.runFile.findMany({
    where: { traceKey: { in: [...keys] } },
    select: { traceKey: true },
  });
  const used = new Set(still.map(({ traceKey }) => traceKey));
  return [...new Set(keys)].filter((key) => !used.has(key));
}

export async function isRawFileKnown(tx: Transaction, sha256: string): Promise<boolean> {
  return (await tx.rawFile.count({ where: { sha256 } })) > 0;
}
