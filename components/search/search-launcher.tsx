"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { SearchCall } from "./use-search-result";

// The palette is loaded when it is opened first: no page waits for it.
const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));

/** The search field of the navigation. Ctrl-K, ⌘K and "/" open it from anywhere. */
export function SearchLauncher({ search, go }: { search: SearchCall; go: (path: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommandK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      if (!isCommandK && !isSlash) return;
      event.preventDefault();
      setIsOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setIsOpen(true)}
        className="touch flex w-full items-center gap-2 rounded border border-line-strong bg-surface px-2 py-1.5 text-left text-ink-soft hover:bg-sunken"
      >
        <Search size={14} aria-hidden="true" className="shrink-0" />
        <span className="grow">Search</span>
        <span aria-hidden="true" className="rounded border border-line px-1 text-xs">
          Ctrl K
        </span>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <CommandPalette search={search} go={go} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
