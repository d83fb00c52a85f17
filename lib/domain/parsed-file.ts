/** The whole answer of a reader about one file. */
import type { Recording, RecordingKind } from "./recording";

/** Stable codes; the message says the rest. Add freely, never rename. */
export type WarningCode =
  | "truncated"
  | "aborted"
  | "unknown_column"
  | "columns_left_out"
  | "unknown_module"
  | "ambiguous_date"
  | "sign_from_state"
  | "sign_assumed"
  | "charge_mismatch"
  | "default_area"
  | "time_backwards"
  | "time_gap"
  | "duplicate_records"
  | "unsorted_records"
  | "interpolated"
  | "version_unknown"
  | "unit_slip"
  | "unit_assumed"
  | "bad_rows"
  | "encoding_guessed"
  | "range_unknown"
  | "sentinel_missing"
  | "cycle_number_odd"
  | "resumed"
  | "empty"
  | "polarity_suspect"
  | "current_reconstructed"
  | "below_resolution"
  | "extra_fields"
  | "state_unknown"
  | "several_tests"
  | "file_repaired";

export interface ReaderWarning {
  readonly code: WarningCode;
  readonly message: string;
  /** Where: a byte offset, a row or a member, in words ("byte 4096", "row 17"). */
  readonly at?: string;
}

/** A start time as printed, and what is known of its zone. `iso` has an offset only where the file gives one. */
export interface StartTime {
  readonly printed: string;
  /** ISO 8601; with Z or an offset where `zone` is known, without (local, zone unknown) otherwise; null if undecidable. */
  readonly iso: string | null;
  readonly zone: "utc" | "offset" | "unknown";
}

export interface ParsedFile {
  /** Id of the format folder, e.g. `biologic-mpr`. */
  readonly format: string;
  readonly formatVersion: string | null;
  readonly kind: RecordingKind;
  readonly reader: { readonly name: string; readonly version: number };
  /** What the recognition rested on, in words. */
  readonly matchedBy: string;
  readonly startedAt: StartTime | null;
  readonly instrument: string | null;
  readonly channel: string | null;
  readonly technique: string | null;
  /** Raw key/value pairs as printed, flat; dots for nesting. */
  readonly metadata: Readonly<Record<string, string | number | boolean | null>>;
  readonly text?: {
    readonly encoding: string;
    readonly decimal: "." | ",";
    readonly dateOrder?: "stated" | "inferred" | "ambiguous";
  };
  readonly recordings: readonly Recording[];
  /** Parts that were kept raw because nothing is known of them. */
  readonly unknown: readonly { readonly what: string; readonly offset: number; readonly length: number }[];
  readonly truncated: boolean;
  readonly warnings: readonly ReaderWarning[];
}
