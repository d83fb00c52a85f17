"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

/** The next page of a list; back is the browser's. */
export function Pager({ nextCursor, shown }: { nextCursor: string | null; shown: number }) {
  const path = usePathname();
  const parameters = new URLSearchParams(useSearchParams());
  if (nextCursor === null && !parameters.has("cursor")) return null;
  const toStart = new URLSearchParams(parameters);
  toStart.delete("cursor");
  if (nextCursor !== null) parameters.set("cursor", nextCursor);
  const link = "text-accent hover:underline";
  return (
    <nav aria-label="Pages" className="no-print mt-2 flex items-center gap-4 text-sm">
      <span className="text-ink-soft">{shown} shown</span>
      <Link href={`${path}?${toStart}`} className={link}>
        First page
      </Link>
      {nextCursor === null ? (
        <span className="text-ink-soft">End of the list</span>
      ) : (
        <Link href={`${path}?${parameters}`} className={link}>
          Next page
        </Link>
      )}
    </nav>
  );
}
