import { Fragment, type ReactNode } from "react";

/** Where a thing comes from and what became of it, left to right: lot → pellet → interlayer → cell → runs. */
export function LineageChain({
  links,
}: {
  links: readonly { readonly title: string; readonly content: ReactNode }[];
}) {
  return (
    <nav aria-label="Lineage" className="mb-4 rounded border border-line bg-surface px-3 py-2">
      <ol className="flex flex-wrap items-start gap-x-3 gap-y-1">
        {links.map(({ title, content }, index) => (
          <Fragment key={title}>
            {index === 0 ? null : (
              <li aria-hidden="true" className="self-end text-ink-soft">
                →
              </li>
            )}
            <li className="min-w-0">
              <span className="block text-xs text-ink-soft">{title}</span>
              <span className="flex flex-wrap gap-x-2">{content}</span>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
