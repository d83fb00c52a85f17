import type { ReactNode } from "react";

export interface Fact {
  readonly title: string;
  readonly value: ReactNode;
  readonly unit?: string;
}

/** What is known of one thing, as pairs; a missing value says so. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1 rounded border border-line bg-surface p-3">
      {facts.map(({ title, value, unit }) => (
        <div key={title} className="contents">
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
