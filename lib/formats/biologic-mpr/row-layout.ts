/** Where each column lies inside a data row, solved from the column ids and the width of the row. */
import { type ColumnDefinition, definitionsOf, flagColumns, storageBytes } from "./columns";

export type LayoutItem =
  | { readonly kind: "flags"; readonly ids: readonly number[]; readonly offset: number }
  | {
      readonly kind: "value";
      readonly id: number;
      readonly offset: number;
      readonly definition: ColumnDefinition;
    }
  /**
   * Bytes whose meaning is unknown: one id with the width the row leaves for it, or several that cannot be parted.
   * Width 0 where the row leaves none, as for a flag that shares a byte.
   */
  | {
      readonly kind: "raw";
      readonly ids: readonly number[];
      readonly offset: number;
      readonly width: number;
    };

export interface RowLayout {
  readonly width: number;
  readonly items: readonly LayoutItem[];
}

type Slot =
  | { kind: "flags"; ids: number[] }
  | { kind: "known"; id: number; choices: readonly ColumnDefinition[] }
  | { kind: "unknown"; id: number };

/** Sum of the known columns' widths at their likeliest reading; null when an id is unknown. */
export function expectedRowWidth(ids: readonly number[]): number | null {
  let width = 0;
  for (const slot of slotsOf(ids)) {
    if (slot.kind === "unknown") return null;
    width += slot.kind === "flags" ? 1 : storageBytes[slot.choices[0]!.storage];
  }
  return width;
}

/**
 * The layout that fills a row of `width` bytes. With unknown ids, everything before the first and after the last
 * of them keeps its place and the bytes between stay raw. Null when the known columns alone cannot fill the row.
 */
export function solveRowLayout(ids: readonly number[], width: number): RowLayout | null {
  const slots = slotsOf(ids);
  const firstUnknown = slots.findIndex((slot) => slot.kind === "unknown");
  if (firstUnknown < 0) return placeKnown(slots, width);
  const lastUnknown = slots.findLastIndex((slot) => slot.kind === "unknown");
  const before = place(slots.slice(0, firstUnknown), 0);
  const behind = slots.slice(lastUnknown + 1);
  const after = place(behind, width - widthOf(behind));
  const gapStart = widthOf(slots.slice(0, firstUnknown));
  const gapWidth = width - widthOf(behind) - gapStart;
  const gapIds = slots
    .slice(firstUnknown, lastUnknown + 1)
    .flatMap((slot) => (slot.kind === "flags" ? slot.ids : [slot.id]));
  if (gapWidth < 0) return null;
  return {
    width,
    items: [...before, { kind: "raw", ids: gapIds, offset: gapStart, width: gapWidth }, ...after],
  };
}

function slotsOf(ids: readonly number[]): Slot[] {
  const slots: Slot[] = [];
  let flags: { kind: "flags"; ids: number[] } | null = null;
  for (const id of ids) {
    if (flagColumns.has(id % 256) && (id < 256 || definitionsOf(id, ids).length === 0)) {
      if (flags === null) {
        flags = { kind: "flags", ids: [] };
        slots.push(flags);
      }
      flags.ids.push(id);
      continue;
    }
    const choices = definitionsOf(id, ids);
    slots.push(choices.length === 0 ? { kind: "unknown", id } : { kind: "known", id, choices });
  }
  return slots;
}

/** All columns known: the likeliest readings, or the one other combination of readings that fills the row. */
function placeKnown(slots: Slot[], width: number): RowLayout | null {
  if (widthOf(slots) === width) return { width, items: place(slots, 0) };
  const alternatives = slots.map((slot) =>
    slot.kind === "known" && slot.choices.length > 1 ? { ...slot, choices: slot.choices.slice(1) } : slot,
  );
  return widthOf(alternatives) === width ? { width, items: place(alternatives, 0) } : null;
}

function widthOf(slots: readonly Slot[]): number {
  let width = 0;
  for (const slot of slots) {
    if (slot.kind === "flags") width += 1;
    else if (slot.kind === "known") width += storageBytes[slot.choices[0]!.storage];
  }
  return width;
}

function place(slots: readonly Slot[], start: number): LayoutItem[] {
  let offset = start;
  const items: LayoutItem[] = [];
  for (const slot of slots) {
    if (slot.kind === "flags") {
      items.push({ kind: "flags", ids: slot.ids, offset });
      offset += 1;
    } else if (slot.kind === "known") {
      const definition = slot.choices[0]!;
      items.push({ kind: "value", id: slot.id, offset, definition });
      offset += storageBytes[definition.storage];
    }
  }
  return items;
}
