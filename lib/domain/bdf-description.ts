/**
 * What a converted BDF file says of its columns besides their labels, as JSON under a key of the Parquet footer: role,
 * unit, origin, scope, so that nothing is lost between writing and reading.
 */
import type { Column } from "./recording";

export const bdfDescriptionKey = "garnetbook.columns";

export interface DescribedColumn
  extends Pick<Column, "name" | "unit" | "vendorUnit" | "role" | "origin" | "capacityScope"> {
  /** Name of the Parquet column: BDF's label, or the vendor's title. */
  readonly label: string;
  /** Value of the column = value in the file × factor. */
  readonly factor: number;
}
