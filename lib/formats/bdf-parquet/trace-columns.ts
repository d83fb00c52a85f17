/**
 * What a converted file says of its columns besides BDF's labels, as JSON under the key `garnetbook.columns` of the
 * Parquet footer: role, unit, origin, scope, so that nothing is lost between writing and reading.
 */
import {
  type CapacityScope,
  type Column,
  type ColumnOrigin,
  type ColumnRole,
  roleUnits,
} from "@/lib/domain/recording";
import { narrowIntegers } from "../narrow-integers";
import type { DecodedColumn } from "./collect-column";
import type { ParquetFile } from "./parquet-file";

export const descriptionKey = "garnetbook.columns";

export interface TraceColumn {
  /** Name of the Parquet column: BDF's label, or the vendor's title. */
  readonly label: string;
  /** The vendor's title. */
  readonly name: string;
  readonly unit: string | null;
  readonly vendorUnit?: string;
  readonly role: ColumnRole | null;
  readonly origin: ColumnOrigin;
  readonly capacityScope?: CapacityScope;
  /** Value of the column = value in the file × factor. */
  readonly factor: number;
}

/** By Parquet column name; empty for a file that this program did not write. */
export function readTraceDescription(file: Pick<ParquetFile, "metadata">): ReadonlyMap<string, TraceColumn> {
  const text = file.metadata.key_value_metadata?.find((each) => each.key === descriptionKey)?.value;
  if (text === undefined) return new Map();
  try {
    const list: unknown = JSON.parse(String(text));
    if (!Array.isArray(list)) return new Map();
    return new Map(list.filter(isTraceColumn).map((each) => [each.label, each]));
  } catch {
    return new Map();
  }
}

/** A decoded column as it was before it was stored. */
export function traceColumn(described: TraceColumn, decoded: DecodedColumn): Column {
  const { label: _, factor, ...rest } = described;
  if (decoded.labels !== undefined) return { ...rest, values: decoded.values, labels: decoded.labels };
  const { values } = decoded;
  if (factor !== 1) for (let row = 0; row < values.length; row += 1) values[row] = values[row]! * factor;
  return { ...rest, values: rest.unit === "1" ? narrowIntegers(values) : values };
}

function isTraceColumn(value: unknown): value is TraceColumn {
  if (typeof value !== "object" || value === null) return false;
  const { label, name, unit, role, origin, factor } = value as Record<string, unknown>;
  const isRole = role === null || (typeof role === "string" && role in roleUnits);
  const isUnit = unit === null || typeof unit === "string";
  return (
    typeof label === "string" &&
    typeof name === "string" &&
    isUnit &&
    isRole &&
    typeof origin === "string" &&
    typeof factor === "number" &&
    Number.isFinite(factor)
  );
}
