import type { ReactNode } from "react";

/** Title, one line under it, and what can be done on the page. */
export function PageHeader({
  title,
  subtitle,
  actions,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
        {subtitle === undefined ? null : <p className="mt-0.5 text-ink-soft">{subtitle}</p>}
      </div>
      {actions === undefined ? null : <div className="no-print flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
