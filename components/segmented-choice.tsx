"use client";

import { useId } from "react";
import { classNames } from "./class-names";

/** One of a few, all in sight: radio buttons that look like one control; the arrow keys move between them. */
export function SegmentedChoice({
  label,
  options,
  value,
  problem,
  onChange,
}: {
  label: string;
  options: readonly { readonly value: string; readonly title: string }[];
  value: string;
  problem?: string | undefined;
  onChange: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-0.5 text-sm font-medium">{label}</legend>
      <div className="inline-flex flex-wrap rounded border border-line-strong bg-surface p-0.5">
        {options.map((option) => {
          const isChosen = option.value === value;
          return (
            <label
              key={option.value}
              className={classNames(
                "touch flex cursor-pointer items-center rounded-sm px-3 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                isChosen ? "bg-accent font-medium text-accent-ink" : "text-ink hover:bg-sunken",
              )}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={isChosen}
                aria-invalid={problem !== undefined}
                onChange={() => onChange(option.value)}
                className="sr-only"
              />
              {option.title}
            </label>
          );
        })}
      </div>
      {problem === undefined ? null : <p className="mt-0.5 text-sm text-bad">{problem}</p>}
    </fieldset>
  );
}
