/** Who acts: made by lib/auth from a session or a token, taken by every service. */

export const roles = ["viewer", "member", "pi", "admin"] as const;

export type Role = (typeof roles)[number];

export interface Actor {
  /** Null only for the system itself (seeds, worker). */
  readonly userId: string | null;
  readonly name: string;
  /** Role in the lab; a project membership can say otherwise for that project. */
  readonly role: Role;
  /** Role per project id, from memberships. */
  readonly projectRoles: ReadonlyMap<string, Role>;
  /** What the door allows: a session may write, a read token may not. */
  readonly scope: "read" | "write";
  /** The API token used, if any. */
  readonly tokenId: string | null;
  readonly isSystem: boolean;
  /** Set by the door when the request carries an Idempotency-Key. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
}

/** The product itself, for seeds and the worker; may do everything, and is named in the history. */
export const systemActor: Actor = {
  userId: null,
  name: "Garnetbook",
  role: "admin",
  projectRoles: new Map(),
  scope: "write",
  tokenId: null,
  isSystem: true,
};
