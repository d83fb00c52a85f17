/** The columns of a converted file as they were before they were stored, by what its footer says of them. */
import { bdfDescriptionKey, type DescribedColumn } from "@/lib/domain/bdf-description";
import { type Column, roleUnits } from "@/lib/domain/recording";
import { narrowIntegers } from "../narrow-integers";
import type { DecodedColumn } from "./collect-column";
import type { ParquetFile } from "./parquet-file";

/** By Parquet column name; empty for a file that this program did not write. */
export function readTraceDescription(
  file: Pick<ParquetFile, "metadata">,
): ReadonlyMap<string, DescribedColumn> {
  const text = file.metadata.key_value_metadata?.find((each) => each.key === bdfDescriptionKey)?.value;
  if (text === undefined) return new Map();
  try {
    const list: unknown = JSON.parse(String(text));
    if (!Array.isArray(list)) return new Map();
    return new Map(list.filter(isDescribed).map((each) => [each.label, each]));
  } catch {
    return new Map();
  }
}

/** A decoded column as it was before it was stored. */
export function traceColumn(described: DescribedColumn, decoded: DecodedColumn): Column {
  const { label: _, factor, ...rest } = described;
  if (decoded.labels !== undefined) return { ...rest, values: decoded.values, labels: decoded.labels };
  const { values } = decoded;
  if (factor !== 1) for (let row = 0; row < values.length; row += 1) values[row] = values[row]! * factor;
  return { ...rest, values: rest.unit === "1" ? narrowIntegers(values) : values };
}

function isDescribed(value: unknown): value is DescribedColumn {
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
