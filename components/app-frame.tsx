"use client";

import { Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { Navigation } from "./navigation";
import { ThemeSwitch } from "./theme-switch";

/** Navigation at the left, the page beside it; on a tablet the navigation folds away. */
export function AppFrame({
  personName,
  search,
  children,
}: {
  personName: string;
  search?: ReactNode;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes after every change of page
  useEffect(() => setIsOpen(false), [path]);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
      <a
        href="#page"
        className="sr-only z-50 bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <aside className="no-print border-line bg-surface max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r">
        <div className="flex items-center justify-between gap-2 px-3 py-2">
          <Link href="/" className="flex items-center gap-2 font-semibold tracking-tight">
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
              <path d="M9 1 16 5v8l-7 4-7-4V5z" fill="#8e2f3c" />
              <path d="M9 1 16 5 9 9 2 5z" fill="#b4505d" />
            </svg>
            Garnetbook
          </Link>
          <Button
            look="quiet"
            className="px-2 lg:hidden"
            aria-expanded={isOpen}
            aria-controls="navigation"
            aria-label={isOpen ? "Close navigation" : "Open navigation"}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <X size={18} aria-hidden="true" /> : <Menu size={18} aria-hidden="true" />}
          </Button>
        </div>
        <div id="navigation" className={classNames("px-2 pb-3", !isOpen && "max-lg:hidden")}>
          {search === undefined ? null : <div className="mb-3">{search}</div>}
          <Navigation />
          <div className="mt-4 flex items-center justify-between gap-1 border-t border-line px-2 pt-2 text-sm text-ink-soft">
            <Link href="/account" className="truncate hover:underline" title={personName}>
              {personName}
            </Link>
            <ThemeSwitch />
          </div>
        </div>
      </aside>
      <main
        id="page"
        tabIndex={-1}
        className="outline-none! mx-auto w-full max-w-[100rem] min-w-0 px-4 py-4 lg:px-6"
      >
        {children}
      </main>
    </div>
  );
}
