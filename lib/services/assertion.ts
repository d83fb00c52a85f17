/** Use cases of assertions. */
import type {
  Assertion,
  AssertionCreate,
  AssertionQuery,
  AssertionStatusChange,
  StatedProperty,
} from "@/lib/contract/assertion";
import {
  assertionsOfSubject,
  findAssertion,
  insertAssertion,
  listAssertionRows,
  setAssertionStatus,
} from "@/lib/db/assertion";
import { database, type Transaction } from "@/lib/db/client";
import { lockRows } from "@/lib/db/lock";
import { findPublication } from "@/lib/db/publication";
import { findSubject, type PlacedSubject } from "@/lib/db/subject";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { impossibleReason, propertyLabel } from "@/lib/domain/findings";
import { statedValue } from "@/lib/domain/stated-value";
import { requireProject, visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { statementGroups } from "./statement-groups";
import { type Change, write } from "./unit-of-work";
import { requireValueOrReason } from "./value-or-reason";

/** A page of assertions; with a subject's code or id, of that subject. */
export async function listAssertions(actor: Actor, query: AssertionQuery) {
  const { subject: ref, ...rest } = query;
  const subject = ref === undefined ? undefined : await requireSubject(database(), actor, ref);
  return listAssertionRows(database(), { ...rest, subject }, visibleProjects(actor));
}

async function requireSubject(tx: Transaction, actor: Actor, ref: string): Promise<PlacedSubject> {
  const subject = await findSubject(tx, ref);
  if (subject === null) throw new AppError("not_found", `Nothing is called ${ref}.`);
  await requireProject(tx, actor, "read", subject.projectId);
  return subject;
}

export async function getAssertion(actor: Actor, id: string): Promise<Assertion> {
  return requireAssertion(database(), actor, "read", id);
}

async function requireAssertion(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write" | "review",
  id: string,
): Promise<Assertion> {
  if (action !== "read") await lockRows(tx, "assertion", [id]);
  const assertion = await findAssertion(tx, id);
  if (assertion === null) throw new AppError("not_found", "No such assertion, or you may not see it.");
  await requireProject(tx, actor, action, assertion.projectId);
  return assertion;
}

/** One printed line for each property that is stated of a subject, conditions kept apart. */
export async function statedProperties(actor: Actor, ref: string): Promise<StatedProperty[]> {
  const subject = await requireSubject(database(), actor, ref);
  const groups = statementGroups(await assertionsOfSubject(database(), subject));
  return groups.map((assertions) => ({
    property: assertions[0]?.property ?? "",
    label: propertyLabel(assertions[0]?.property ?? ""),
    conditions: assertions[0]?.conditions ?? {},
    ...statedValue(assertions),
    conflictKeys: [...statedValue(assertions).conflictKeys],
    assertionIds: assertions.map(({ id }) => id),
  }));
}

/** States values, all or none. What is impossible is refused, what only looks wrong is kept with a warning. */
export function createAssertions(actor: Actor, inputs: readonly AssertionCreate[]): Promise<Assertion[]> {
  return write(actor, async ({ tx, record }) => {
    const made: Assertion[] = [];
    for (const input of inputs) {
      const { subject: named, ...fields } = input;
      const subject = await findSubject(tx, named.ref, named.kind);
      if (subject === null) throw new AppError("not_found", `No ${named.kind} ${named.ref}.`);
      await requireProject(tx, actor, "write", subject.projectId);
      requireValueOrReason(input);
      const impossible = impossibleReason(input);
      if (impossible !== null) throw new AppError("invalid_input", impossible);
      if (typeof fields.publicationId === "string") {
        await requireVisiblePublication(tx, actor, fields.publicationId);
      }
      const assertion = await insertAssertion(tx, { ...fields, projectId: subject.projectId }, subject);
      record(assertionChange("create", { after: assertion }));
      made.push(assertion);
    }
    return made;
  });
}

async function requireVisiblePublication(tx: Transaction, actor: Actor, id: string): Promise<void> {
  const publication = await findPublication(tx, id);
  if (publication === null) throw new AppError("invalid_input", `No publication ${id}.`);
  await requireProject(tx, actor, "read", publication.projectId);
}

export function changeAssertionStatus(actor: Actor, input: AssertionStatusChange): Promise<Assertion> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireAssertion(tx, actor, "review", input.ref);
    await requireCurrentVersion(tx, {
      entity: "assertion",
      sentVersion: input.version,
      current: before,
      sent: { status: input.status },
    });
    const after = await setAssertionStatus(tx, before.id, input.status);
    record({ ...assertionChange(input.status, { before, after }), reason: input.reason });
    return after;
  });
}

/** The history keeps the statement; its conflicts have histories of their own. */
export function assertionChange(
  action: string,
  rows: { readonly before?: Assertion; readonly after: Assertion },
): Change {
  const { before, after } = rows;
  return {
    action,
    entity: "assertion",
    entityId: after.id,
    code: after.subject?.code ?? null,
    projectId: after.projectId,
    ...(before === undefined ? {} : { before: statementOf(before) }),
    after: statementOf(after),
  };
}

function statementOf(assertion: Assertion) {
  const { conflicts, warnings, citation, ...statement } = assertion;
  return statement;
}
