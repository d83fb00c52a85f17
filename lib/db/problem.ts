/** What a constraint of the database refuses, in words a person can act on. */
import { AppError } from "@/lib/domain/errors";

const sentences: Readonly<Record<string, string>> = {
  projects_slug_key: "A project with that short name exists already.",
  lots_purity_range: "A lot's purity must be above 0 and at most 100 %.",
  lots_thickness_positive: "A lot's thickness must be above 0 µm.",
  lots_diameter_positive: "A lot's diameter must be above 0 mm.",
  lots_areal_capacity_positive: "A cathode's loading must be above 0 mAh cm⁻².",
  pellets_thickness_positive: "A pellet's thickness must be above 0 µm.",
  pellets_polished_thickness_positive: "A polished thickness must be above 0 µm.",
  pellets_polish_removes: "A polished pellet cannot be thicker than before the polish.",
  pellets_diameter_positive: "A pellet's diameter must be above 0 mm.",
  pellets_mass_positive: "A pellet's mass must be above 0 mg.",
  pellets_density_range: "Relative density must be above 0 and at most 100 %.",
  treatment_templates_project_id_name_key: "This project has a treatment template of that name already.",
  depositions_positive:
    "Pressures, power, rate and minutes of a deposition must be above 0, the gas's purity at most 100 %.",
  interlayers_one_per_face: "This face of the pellet already carries an interlayer.",
  interlayers_thickness: "An interlayer's thickness must be above 0 nm; a bare one has no layers.",
  interlayers_mask_positive: "The mask's diameter must be above 0 mm.",
  interlayer_layers_positive: "A layer's thickness must be above 0 nm.",
  cells_kind_known: "Say which kind of cell this is: operando, half or hybrid full.",
  cells_operando_parts: "An operando cell needs its technique and its open surface or window.",
  cells_half_parts: "A half cell needs its collector foil and the thickness of its lithium.",
  cells_hybrid_full_parts:
    "A hybrid full cell needs cathode, loading, cathode diameter, catholyte and its amount.",
  cells_lithium_positive: "The lithium's thickness must be above 0 µm.",
  cells_diameters_positive: "A cell's diameters must be above 0 mm.",
  cells_loading_positive: "A cathode's loading must be above 0 mAh cm⁻².",
  cells_catholyte_positive: "The amount of catholyte must be above 0.",
  cells_pressure: "A stack pressure cannot be below 0 MPa.",
  cells_plating_sign: "A plating sign is +1 or −1.",
  cell_layers_positive: "A layer's thickness and diameter must be above 0.",
  assembly_steps_positive: "Pressure and duration of an assembly step cannot be below 0.",
  column_mappings_project_id_name_key: "The project has a column mapping of that name already.",
  runs_file_order: "Files follow each other by_start or by_hand.",
  runs_event_or_censored: "A run either ended with an event or was censored, not both.",
  runs_ends_after_start: "A run cannot end before it started.",
  protocols_cutoffs: "The lower cut-off must be below the upper one.",
  protocols_temperature: "A temperature must be above −273.15 °C.",
  exclusions_one_live: "This cell is excluded from that metric already.",
  exclusions_reason: "An exclusion needs a reason.",
  assertions_value_or_reason: "A statement needs a value, or the reason why there is none, not both.",
  assertions_range: "A range goes from low to high.",
  findings_value_or_reason: "A finding needs a value, or the reason why there is none, not both.",
  findings_range: "A range goes from low to high.",
  characterizations_one_subject:
    "A characterization has exactly one subject: a pellet, an interlayer, a cell or a run.",
  characterizations_exposure: "Exposure to air cannot be below 0 minutes.",
  characterizations_cycle: "A cycle number cannot be below 0.",
  characterizations_charge: "The charge passed cannot be below 0 mAh cm⁻².",
  conflicts_resolved_with_reason:
    "A settled conflict needs its reason, and a preferred statement where one is preferred.",
};

interface Described {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** An AppError for a refused write, or null when the failure is not of that kind. */
export function databaseProblem(error: unknown): AppError | null {
  if (error instanceof AppError || typeof error !== "object" || error === null) return null;
  const { code, message } = error as Described;
  // The adapter's cause carries PostgreSQL's own words; quotes are escaped inside the JSON.
  const text = `${String(message ?? "")} ${safeJson(error)}`.replaceAll("\\", "");
  if (code === "P2002" || /duplicate key value|UniqueConstraintViolation/.test(text)) {
    const constraint = /unique constraint "([a-z_0-9]+)/.exec(text)?.[1] ?? "";
    if (constraint.endsWith("_code_key")) {
      return new AppError("duplicate_code", "That code is already taken: codes are unique in the lab.");
    }
    return new AppError(
      "conflict",
      sentences[constraint] ?? "A row with the same unique value exists already.",
      { constraint },
    );
  }
  const constraint = /violates check constraint "([a-z_0-9]+)/.exec(text)?.[1];
  if (constraint !== undefined) {
    return new AppError("invalid_input", sentences[constraint] ?? `Refused by the rule ${constraint}.`, {
      constraint,
    });
  }
  if (code === "P2003" || /violates foreign key constraint/.test(text)) {
    return new AppError("invalid_input", "The input names a row that does not exist.");
  }
  if (/0x00|u0000 cannot be converted/.test(text)) {
    return new AppError(
      "invalid_input",
      "A text contains the character NUL (U+0000), which cannot be stored.",
    );
  }
  if (code === "P2034" || /"originalCode":"(40P01|40001)"/.test(text)) {
    return new AppError("conflict", "Someone saved the same rows at this very moment: try again.");
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
