/** Problems of single fields, told all at once. */
import { AppError } from "./errors";

export interface FieldProblem {
  /** Where in the input: "cells.0.cathode". */
  readonly path: string;
  readonly message: string;
}

/** One error for all of them; a form puts each beside its field. */
export function invalidFields(problems: readonly FieldProblem[]): AppError {
  const message = problems.map((problem) => `${problem.path}: ${problem.message}`).join("; ");
  return new AppError("invalid_input", message, { problems });
}
