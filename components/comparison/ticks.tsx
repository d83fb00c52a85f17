"use client";

import { words } from "../words";

export function toggled<Item extends string>(list: readonly Item[] | undefined, item: Item): Item[] {
  return list?.includes(item) ? list.filter((each) => each !== item) : [...(list ?? []), item];
}

/** No choice means all: the first click on a tick takes that one away. */
export function ticked<Item extends string>(
  all: readonly Item[],
  list: readonly Item[] | undefined,
  item: Item,
): Item[] | undefined {
  const next = toggled(list?.length ? list : all, item);
  return next.length === all.length ? undefined : next;
}

export function Ticks<Item extends string>({
  legend,
  options,
  chosen,
  onToggle,
  titleOf = words,
}: {
  legend: string;
  options: readonly Item[];
  chosen: readonly Item[] | undefined;
  onToggle: (item: Item) => void;
  titleOf?: (item: Item) => string;
}) {
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="float-left mr-1 text-ink-soft">{legend}</legend>
      {options.map((option) => (
        <label key={option} className="touch flex items-center gap-1">
          <input
            type="checkbox"
            checked={chosen === undefined || chosen.length === 0 || chosen.includes(option)}
            onChange={() => onToggle(option)}
            className="size-4"
          />
          {titleOf(option)}
        </label>
      ))}
    </fieldset>
  );
}
