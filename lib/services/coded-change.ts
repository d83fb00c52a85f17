/** The history's line for a change of a row that has a code and a project. */
import type { Change } from "./unit-of-work";

interface CodedRow {
  readonly id: string;
  readonly code: string;
  readonly projectId: string;
}

export function codedChange(
  action: string,
  entity: string,
  rows: { readonly before?: CodedRow; readonly after: CodedRow; readonly reason?: string | undefined },
): Change {
  const { before, after, reason } = rows;
  return {
    action,
    entity,
    entityId: after.id,
    code: after.code,
    projectId: after.projectId,
    ...(before === undefined ? {} : { before }),
    after,
    reason: reason ?? null,
  };
}
