/** People, invitations, API tokens: one's own account, and the lab's. */
import { z } from "zod";
import { instant, procedure, shortText } from "./common";

export const role = z.enum(["viewer", "member", "pi", "admin"]);

export const password = z
  .string()
  .min(12, "A password has at least 12 characters.")
  .max(200, "A password has at most 200 characters.");

export const person = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  orcid: z.string().nullable(),
  role,
  disabledAt: instant.nullable(),
  createdAt: instant,
  version: z.int(),
});
export type Person = z.infer<typeof person>;

export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string().describe("First characters, to tell tokens apart"),
  scope: z.enum(["read", "write"]),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  createdAt: instant,
});
export type ApiToken = z.infer<typeof apiToken>;

export const tokenCreate = z.object({
  name: shortText,
  scope: z.enum(["read", "write"]).default("read"),
  expiresInDays: z.int().min(1).max(3650).nullable().default(365),
});

export const invitationCreate = z.object({
  email: z.email().optional(),
  role: role.exclude(["admin"]).default("member"),
  projectId: z.uuid().optional(),
});

export const linkUse = z.object({
  token: z.string().min(20).max(200),
  email: z.email(),
  name: shortText,
  password,
});

const account = procedure.route({ tags: ["account"] });
const people = procedure.route({ tags: ["people"] });

export const accountContract = {
  me: account.route({ method: "GET", path: "/me", summary: "Who am I" }).output(person),
  update: account
    .route({ method: "PATCH", path: "/me", summary: "Change my name or ORCID iD" })
    .input(z.object({ name: shortText.optional(), orcid: z.string().max(40).nullable().optional() }))
    .output(person),
  changePassword: account
    .route({ method: "POST", path: "/me/password", summary: "Change my password" })
    .input(z.object({ current: z.string().max(200), next: password }))
    .output(z.object({ changed: z.literal(true) })),
  signOutEverywhere: account
    .route({ method: "POST", path: "/me/sign-out-everywhere", summary: "End every session of mine" })
    .output(z.object({ sessionsEnded: z.literal(true) })),
  listTokens: account
    .route({ method: "GET", path: "/me/tokens", summary: "My API tokens" })
    .output(z.object({ items: z.array(apiToken) })),
  createToken: account
    .route({ method: "POST", path: "/me/tokens", summary: "Make an API token", successStatus: 201 })
    .input(tokenCreate)
    .output(z.object({ token: apiToken, secret: z.string().describe("Shown once") })),
  revokeToken: account
    .route({ method: "POST", path: "/me/tokens/{id}/revoke", summary: "Revoke an API token" })
    .input(z.object({ id: z.uuid() }))
    .output(apiToken),
};

export const peopleContract = {
  list: people
    .route({ method: "GET", path: "/people", summary: "People of the lab" })
    .output(z.object({ items: z.array(person) })),
  update: people
    .route({ method: "PATCH", path: "/people/{id}", summary: "Change a role, disable or enable" })
    .input(
      z.object({
        id: z.uuid(),
        version: z.int(),
        role: role.optional(),
        isDisabled: z.boolean().optional(),
      }),
    )
    .output(person),
  invite: people
    .route({ method: "POST", path: "/invitations", summary: "Make an invitation link", successStatus: 201 })
    .input(invitationCreate)
    .output(
      z.object({ path: z.string().describe("Address of the link on this server"), expiresAt: instant }),
    ),
};
