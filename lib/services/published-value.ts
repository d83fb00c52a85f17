/** What a publication states, one line for each property of each subject, with its place in the source. */
import type { Assertion } from "@/lib/contract/assertion";
import type { Subject, SubjectKind } from "@/lib/contract/subject";
import { assertionsOfPublication } from "@/lib/db/assertion";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { propertyLabel } from "@/lib/domain/findings";
import { statedValue } from "@/lib/domain/stated-value";
import { getPublication } from "./publication";
import { statementGroups } from "./statement-groups";

interface PublishedValue {
  readonly id: string;
  readonly subject: Subject | null;
  readonly property: string;
  readonly label: string;
  readonly conditions: Assertion["conditions"];
  /** For example "20 | 40 µm ⚑". */
  readonly text: string;
  readonly isFlagged: boolean;
  /** Why there is no value; null when there is one. */
  readonly missingReason: string | null;
  /** Every conflict that touches one of the statements, settled or not. */
  readonly conflicts: readonly { readonly id: string; readonly key: string; readonly isOpen: boolean }[];
  /** Each place in the source once. */
  readonly locators: readonly string[];
  readonly notes: readonly string[];
}

/** Values of all subjects of one kind; with null, what the publication says as a whole: phases and claims. */
export async function publishedValues(
  actor: Actor,
  publicationId: string,
  kind: SubjectKind | null,
): Promise<readonly PublishedValue[]> {
  const { id } = await getPublication(actor, publicationId);
  return statementGroups(await assertionsOfPublication(database(), id, kind)).map(toValue);
}

function toValue(statements: readonly Assertion[]): PublishedValue {
  const [first] = statements;
  const { text, isFlagged, missingReason } = statedValue(statements);
  const conflicts = new Map(
    statements.flatMap((statement) => statement.conflicts).map((conflict) => [conflict.id, conflict]),
  );
  return {
    id: first?.id ?? "",
    subject: first?.subject ?? null,
    property: first?.property ?? "",
    label: propertyLabel(first?.property ?? ""),
    conditions: first?.conditions ?? {},
    text,
    isFlagged,
    missingReason,
    conflicts: [...conflicts.values()].map(({ id, key, resolution }) => ({
      id,
      key,
      isOpen: resolution === "none",
    })),
    locators: eachOnce(statements.map(({ locator }) => locator ?? "")),
    notes: eachOnce(statements.map(({ note }) => note)),
  };
}

function eachOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}
