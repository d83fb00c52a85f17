/** A cell as its history keeps it: what people edit, without what follows from other rows. */
import type { Cell } from "@/lib/contract/cell";

export function cellRecord(cell: Cell) {
  const { areas, lineage, exclusions, builtByName, ...fields } = cell;
  return fields;
}
