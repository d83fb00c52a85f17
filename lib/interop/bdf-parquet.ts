/**
 * A recording as a BDF Parquet file, row group by row group, which DuckDB, pandas or Spark read with no help from
 * here. Missing numbers are nulls; coded columns are stored as their words.
 */
import { bdfDescriptionKey, type DescribedColumn } from "@/lib/domain/bdf-description";
import type { Recording } from "@/lib/domain/recording";
import { type ExportColumn, exportColumns } from "./bdf-columns";
import { type ParquetColumn, parquetPieces } from "./columnar-parquet";

export interface BdfParquetOptions {
  /** More key-value pairs for the footer. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly rowGroupRows?: number;
}

/** The file's bytes in order, about one piece a row group; only a few are held at a time. */
export function bdfParquetPieces(
  recording: Recording,
  options: BdfParquetOptions = {},
): AsyncGenerator<Uint8Array> {
  const columns = exportColumns(recording);
  return parquetPieces(columns.map(parquetColumn), {
    ...options,
    metadata: { [bdfDescriptionKey]: JSON.stringify(columns.map(describe)), ...options.metadata },
  });
}

function parquetColumn({ label, column, divisor }: ExportColumn): ParquetColumn {
  const { values, labels } = column;
  if (labels !== undefined) return { name: label, values, words: labels };
  return { name: label, values, divisor, isOptional: true };
}

function describe({ label, column, divisor }: ExportColumn): DescribedColumn {
  const { name, unit, vendorUnit, role, origin, capacityScope } = column;
  return {
    label,
    name,
    unit,
    ...(vendorUnit === undefined ? {} : { vendorUnit }),
    role,
    origin,
    ...(capacityScope === undefined ? {} : { capacityScope }),
    factor: divisor,
  };
}
