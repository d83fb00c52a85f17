/** Statements and conflicts of a published data set. */
import { type LiteratureStatement, saveConflicts, saveStatements } from "@/lib/db/literature-evidence";
import { subjectColumn } from "@/lib/db/subject";
import type { LiteraturePlan, PlannedStatement } from "@/lib/interop/literature/plan";
import { recordSaved } from "./literature-history";
import type { IdOf } from "./literature-rows";
import type { UnitOfWork } from "./unit-of-work";

interface Evidence {
  readonly projectId: string;
  readonly publicationId: string;
  readonly plan: LiteraturePlan;
  readonly idOf: IdOf;
}

export async function saveLiteratureEvidence(unit: UnitOfWork, evidence: Evidence): Promise<void> {
  const { projectId, publicationId, plan, idOf } = evidence;
  const statements = plan.statements.map((each) => statementRow(each, projectId, idOf));
  const saved = await saveStatements(unit.tx, publicationId, statements);
  recordSaved(unit, "assertion", projectId, saved);
  const members = new Map<string, string[]>();
  for (const { key, conflicts } of plan.statements) {
    const id = saved.ids.get(key);
    if (id === undefined) continue;
    for (const conflict of conflicts) members.set(conflict, [...(members.get(conflict) ?? []), id]);
  }
  const conflicts = plan.conflicts.map((each) => ({ ...each, assertionIds: members.get(each.key) ?? [] }));
  recordSaved(unit, "conflict", projectId, await saveConflicts(unit.tx, projectId, conflicts));
}

function statementRow(statement: PlannedStatement, projectId: string, idOf: IdOf): LiteratureStatement {
  const { key, subject, conflicts, ...fields } = statement;
  return {
    ...fields,
    projectId,
    sourceKey: key,
    // The data set was read from the publication's text by program.
    extraction: "parser",
    ...(subject === null ? {} : subjectColumn(subject.kind, idOf(subject.kind, subject.code))),
  };
}
