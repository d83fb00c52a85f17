import type { ReactNode } from "react";

/** What would be here, and the one thing to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded border border-dashed border-line-strong bg-surface px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      {children === undefined ? null : (
        <div className="mt-2 flex flex-col items-center gap-3 text-ink-soft">{children}</div>
      )}
    </div>
  );
}
