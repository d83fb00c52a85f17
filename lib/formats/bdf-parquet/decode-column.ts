/** A column of a Parquet file in memory as typed values, or as codes and words. */
import { collectColumn, type DecodedColumn } from "./collect-column";
import type { ParquetFile } from "./parquet-file";

/** All rows of the column. @throws UnreadableFileError when its pages cannot be decoded. */
export function decodeColumn(file: ParquetFile, name: string): DecodedColumn {
  const collector = collectColumn(file.rows);
  file.readColumn(name, (page, firstRow) => collector.add(page, firstRow));
  return collector.finish();
}
