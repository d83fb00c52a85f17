import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface Fact {
  readonly title: string;
  readonly value: ReactNode;
  readonly unit?: string;
  /** Takes a whole row; long texts do so by themselves. */
  readonly isWide?: boolean;
}

const longText = 42;

/** What is known of one thing, as pairs in as many columns as fit; a missing value says so. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-x-8 gap-y-1 rounded border border-line bg-surface p-3">
      {facts.map(({ title, value, unit, isWide = isLong(value) || facts.length === 1 }) => (
        <div
          key={title}
          className={classNames("grid grid-cols-[11.5rem_minmax(0,1fr)] gap-x-3", isWide && "col-span-full")}
        >
          <dt className="text-ink-soft">{title}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">
            {value === null || value === undefined || value === "" || value === "–" ? (
              <span className="text-ink-soft">not stated</span>
            ) : (
              <>
                {value}
                {unit === undefined ? null : <span className="text-ink-soft"> {unit}</span>}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isLong(value: ReactNode): boolean {
  return typeof value === "string" && value.length > longText;
}
