/** Account rows as the contract shows them: never a hash. */
import type { ApiToken, Person } from "@/lib/contract/account";
import type { ApiToken as ApiTokenRow, User } from "./generated/client";
import { instantOf } from "./row";

export function personRow(row: User): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    orcid: row.orcid,
    role: row.role,
    disabledAt: instantOf(row.disabledAt),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

export function apiTokenRow(row: ApiTokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scope: row.scope === "write" ? "write" : "read",
    expiresAt: instantOf(row.expiresAt),
    revokedAt: instantOf(row.revokedAt),
    lastUsedAt: instantOf(row.lastUsedAt),
    createdAt: row.createdAt.toISOString(),
  };
}
