/** One recording out of parts that follow each other in time and have the same columns. */
import type { Column, ColumnValues } from "@/lib/domain/recording";

/** The parts' columns end to end. Their names, units and order have to be the same: see `haveSameColumns`. */
export function joinColumns(parts: readonly (readonly Column[])[]): Column[] {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return [...(first ?? [])];
  return first.map((column, index) =>
    joinColumn(
      column,
      parts.map((part) => part[index]!),
    ),
  );
}

export function haveSameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, unit, role }, index) => {
      const other = b[index]!;
      return name === other.name && unit === other.unit && role === other.role;
    })
  );
}

function joinColumn(like: Column, pieces: readonly Column[]): Column {
  const rows = pieces.reduce((sum, piece) => sum + piece.values.length, 0);
  if (like.labels === undefined) {
    const isWhole = pieces.every((piece) => piece.values instanceof Int32Array);
    const values: ColumnValues = isWhole ? new Int32Array(rows) : new Float64Array(rows);
    let at = 0;
    for (const piece of pieces) {
      values.set(piece.values, at);
      at += piece.values.length;
    }
    return { ...like, values };
  }
  const labels: string[] = [];
  const codes = new Map<string, number>();
  const values = new Int32Array(rows);
  let at = 0;
  for (const piece of pieces) {
    const recoded = (piece.labels ?? []).map((label) => {
      const known = codes.get(label);
      if (known !== undefined) return known;
      codes.set(label, labels.length);
      labels.push(label);
      return labels.length - 1;
    });
    for (const code of piece.values) {
      values[at] = recoded[code] ?? 0;
      at += 1;
    }
  }
  return { ...like, labels, values: labels.length <= 256 ? Uint8Array.from(values) : values };
}
