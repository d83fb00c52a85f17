/** The people of the demonstration lab: names for the history of its cells, who can never sign in. */
import { ensureOperators } from "@/lib/db/demonstration";
import type { Actor } from "@/lib/domain/actor";
import { write } from "../unit-of-work";

const names = ["Simulated operator A", "Simulated operator B", "Simulated operator C"];

/** Ids in the order of the names; made when they are not there. */
export function simulatedOperators(actor: Actor): Promise<readonly string[]> {
  return write(actor, async ({ tx, record }) => {
    const operators = await ensureOperators(tx, names);
    for (const { id, name } of operators) {
      record({
        action: "create",
        entity: "user",
        entityId: id,
        after: { name },
        reason: "demonstration lab",
      });
    }
    return operators.map(({ id }) => id);
  });
}
