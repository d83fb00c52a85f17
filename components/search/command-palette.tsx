"use client";

import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { useState } from "react";
import type { SearchHit } from "@/lib/contract/search";
import { codeFromShortForm, mentionedCodes, pathOfCode } from "@/lib/domain/codes";
import { beginnings, placeGroups } from "../places";
import { searchKindTitles } from "./search-kinds";
import { type SearchCall, useSearchResult } from "./use-search-result";

const itemClass =
  "touch flex cursor-pointer items-baseline gap-2 rounded px-2 py-1 data-[selected=true]:bg-accent-soft";
const groupClass =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-soft";

const pages = placeGroups.flatMap((group) => group.places);

/** Everything by keyboard: a code, words of any record, a page, something new. */
export function CommandPalette({
  search,
  go,
  onClose,
}: {
  search: SearchCall;
  go: (path: string) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const { result, problem, isSearching } = useSearchResult(search, typed);
  const words = typed.trim().toLowerCase();
  const fits = ({ title }: { readonly title: string }) => title.toLowerCase().includes(words);
  const code = codeOf(typed);
  const codePath = code === null ? null : pathOfCode(code);
  const hits = result?.groups.flatMap((group) => group.hits) ?? [];
  const choose = (path: string) => {
    onClose();
    go(path);
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 w-[min(42rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-surface shadow-xl"
        >
          <Dialog.Title className="sr-only">Search and go</Dialog.Title>
          <Command shouldFilter={false} label="Search and go" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="Code, words, a page …"
              className="w-full border-b border-line bg-transparent px-4 py-3 text-base outline-none placeholder:text-ink-soft"
            />
            <Command.List className="h-[min(60vh,28rem)] overflow-y-auto p-2">
              {code === null || codePath === null || hits.some((hit) => hit.isExactCode) ? null : (
                <Command.Item value="go" onSelect={() => choose(codePath)} className={itemClass}>
                  Go to <span className="font-medium">{code}</span>
                </Command.Item>
              )}
              {/* Few and exact: before the many records that a word is found in. */}
              <Places title="Pages" places={pages.filter(fits)} onChoose={choose} />
              <Places title="New" places={beginnings.filter(fits)} onChoose={choose} />
              {result?.groups.map(({ kind, hits }) => (
                <Command.Group key={kind} heading={searchKindTitles[kind]} className={groupClass}>
                  {hits.map((hit) => (
                    <HitItem key={`${kind} ${hit.id}`} hit={hit} onChoose={choose} />
                  ))}
                </Command.Group>
              ))}
              <Command.Empty className="px-2 py-3 text-ink-soft">
                {isSearching ? "Searching …" : "Nothing here is called that."}
              </Command.Empty>
            </Command.List>
            <p role="status" className="border-t border-line px-4 py-1.5 text-sm text-ink-soft">
              {problem ?? statusLine(words, isSearching, result?.count ?? 0)}
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function HitItem({ hit, onChoose }: { hit: SearchHit; onChoose: (path: string) => void }) {
  const { path } = hit;
  return (
    <Command.Item
      value={`${hit.kind} ${hit.id}`}
      disabled={path === null}
      onSelect={() => (path === null ? undefined : onChoose(path))}
      className={itemClass}
    >
      {hit.code === null ? null : <span className="shrink-0 font-medium whitespace-nowrap">{hit.code}</span>}
      <span className="min-w-0">
        <span className="block truncate">{hit.title === hit.code ? hit.projectName : hit.title}</span>
        <span className="block truncate text-sm text-ink-soft">{hit.excerpt}</span>
      </span>
    </Command.Item>
  );
}

function Places({
  title,
  places,
  onChoose,
}: {
  title: string;
  places: readonly { readonly href: string; readonly title: string }[];
  onChoose: (path: string) => void;
}) {
  if (places.length === 0) return null;
  return (
    <Command.Group heading={title} className={groupClass}>
      {places.map((place) => (
        <Command.Item
          key={place.href}
          value={`place ${place.href}`}
          onSelect={() => onChoose(place.href)}
          className={itemClass}
        >
          {place.title}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** The whole text as one code: as printed on a label, or short, "c42". */
function codeOf(typed: string): string | null {
  const text = typed.trim().toUpperCase();
  return codeFromShortForm(text) ?? (mentionedCodes(text)[0] === text && text !== "" ? text : null);
}

function statusLine(words: string, isSearching: boolean, count: number): string {
  if (words === "") return "↑ ↓ to move, Enter to open, Esc to close";
  if (isSearching) return "Searching …";
  return count === 1 ? "1 record found" : `${count} records found`;
}
