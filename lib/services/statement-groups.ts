/** Statements that are read together: those of one property of one subject under the same conditions. */
import type { Assertion } from "@/lib/contract/assertion";
import { canonicalJson } from "@/lib/db/audit";

/** Groups in the order of their first statement. */
export function statementGroups(assertions: readonly Assertion[]): readonly (readonly Assertion[])[] {
  const groups = new Map<string, Assertion[]>();
  for (const assertion of assertions) {
    const subject = assertion.subject?.id ?? "";
    const key = `${subject} ${assertion.property} ${canonicalJson(assertion.conditions)}`;
    groups.set(key, [...(groups.get(key) ?? []), assertion]);
  }
  return [...groups.values()];
}
