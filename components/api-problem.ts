/** What an API call's failure says to a person, and to the fields of a form. */
import { ORPCError } from "@orpc/client";

export interface FieldConflict {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export interface ApiProblem {
  readonly message: string;
  /** Problems by path, e.g. "pellets.3.thicknessUm". */
  readonly byPath: Readonly<Record<string, string>>;
  /** Both sides of a stale save. */
  readonly conflicts: readonly FieldConflict[] | null;
  readonly currentVersion: number | null;
  /** The request never arrived: worth trying again with the same Idempotency-Key. */
  readonly isOffline: boolean;
}

interface Data {
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
  readonly fields?: readonly FieldConflict[];
  readonly currentVersion?: number;
}

export function describeProblem(error: unknown): ApiProblem {
  const none = { byPath: {}, conflicts: null, currentVersion: null, isOffline: false };
  if (!(error instanceof ORPCError)) {
    return {
      ...none,
      isOffline: true,
      message: "The server did not answer. What you typed is kept; try again when the connection is back.",
    };
  }
  const data = (error.data ?? {}) as Data;
  return {
    ...none,
    message: error.message,
    byPath: Object.fromEntries((data.problems ?? []).map(({ path, message }) => [path, message])),
    conflicts: error.code === "STALE_VERSION" ? (data.fields ?? []) : null,
    currentVersion: data.currentVersion ?? null,
  };
}
