/** What a constraint of the database refuses, in words a person can act on. */
import { AppError } from "@/lib/domain/errors";

const sentences: Readonly<Record<string, string>> = {
  pellets_thickness_positive: "A pellet's thickness must be above 0 µm.",
  pellets_polished_thickness_positive: "A polished thickness must be above 0 µm.",
  pellets_polish_removes: "A polished pellet cannot be thicker than before the polish.",
  pellets_diameter_positive: "A pellet's diameter must be above 0 mm.",
  pellets_mass_positive: "A pellet's mass must be above 0 mg.",
  pellets_density_range: "Relative density must be above 0 and at most 100 %.",
  interlayers_one_per_face: "This face of the pellet already carries an interlayer.",
  interlayers_thickness: "An interlayer's thickness must be above 0 nm; a bare one has no layers.",
  interlayers_mask_positive: "The mask's diameter must be above 0 mm.",
  cells_operando_parts: "An operando cell needs its technique and its open surface or window.",
  cells_half_parts: "A half cell needs its collector foil and the thickness of its lithium.",
  cells_hybrid_full_parts:
    "A hybrid full cell needs cathode, loading, cathode diameter, catholyte and its amount.",
  cells_lithium_positive: "The lithium's thickness must be above 0 µm.",
  runs_event_or_censored: "A run either ended with an event or was censored, not both.",
  runs_ends_after_start: "A run cannot end before it started.",
  protocols_cutoffs: "The lower cut-off must be below the upper one.",
};

interface Described {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly meta?: { readonly target?: unknown; readonly driverAdapterError?: unknown };
}

/** An AppError for a refused write, or null when the failure is not of that kind. */
export function databaseProblem(error: unknown): AppError | null {
  if (error instanceof AppError || typeof error !== "object" || error === null) return null;
  const { code, message } = error as Described;
  const text = `${String(message ?? "")} ${safeJson(error)}`;
  if (code === "P2002" || /duplicate key value|UniqueConstraintViolation/.test(text)) {
    const named = Object.keys(sentences).find((name) => text.includes(name));
    if (named !== undefined)
      return new AppError("conflict", sentences[named] ?? named, { constraint: named });
    const isCode = /"code"|\(code\)|_code_key/.test(text);
    return isCode
      ? new AppError("duplicate_code", "That code is already taken: codes are unique in the lab.")
      : new AppError("conflict", "A row with the same unique value exists already.");
  }
  const constraint = /violates check constraint \\*"([a-z_0-9]+)/.exec(text)?.[1];
  if (constraint !== undefined) {
    return new AppError("invalid_input", sentences[constraint] ?? `Refused by the rule ${constraint}.`, {
      constraint,
    });
  }
  if (code === "P2003" || /violates foreign key constraint/.test(text)) {
    return new AppError("invalid_input", "The input names a row that does not exist.");
  }
  return null;
}

function safeJson(error: object): string {
  try {
    return JSON.stringify(error);
  } catch {
    return "";
  }
}
