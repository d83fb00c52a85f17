/** The closed set of expected failures. Doors turn a code into a status; nothing else may. */

export const errorStatus = {
  invalid_input: 422,
  unreadable_file: 422,
  not_signed_in: 401,
  token_expired: 401,
  not_permitted: 403,
  not_found: 404,
  conflict: 409,
  stale_version: 409,
  duplicate_code: 409,
  idempotency_mismatch: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** An expected failure: its message says what was found, what was expected and where. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Typed details, e.g. both sides of a stale write. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** A file that a reader cannot read: what was expected, what was found, where. */
export class UnreadableFileError extends AppError {
  constructor(problem: { expected: string; found: string; at?: string }) {
    const where = problem.at === undefined ? "" : ` at ${problem.at}`;
    super("unreadable_file", `expected ${problem.expected}, found ${problem.found}${where}`, problem);
    this.name = "UnreadableFileError";
  }
}
