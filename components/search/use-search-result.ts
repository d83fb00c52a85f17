"use client";

import { useEffect, useState } from "react";
import type { SearchResult } from "@/lib/contract/search";
import { describeProblem } from "../api-problem";

export type SearchCall = (q: string, signal: AbortSignal) => Promise<SearchResult>;

const waitMs = 120;

/** What the server finds for the words typed last; an answer that comes late is dropped. */
export function useSearchResult(search: SearchCall, typed: string) {
  const q = typed.trim();
  const [result, setResult] = useState<SearchResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isCurrent = result?.q === q;
  useEffect(() => {
    setProblem(null);
    if (q === "") {
      setResult(null);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const found = await search(q, abort.signal);
        if (!abort.signal.aborted) setResult(found);
      } catch (error) {
        if (!abort.signal.aborted) setProblem(describeProblem(error).message);
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, search]);
  return { result, problem, isSearching: q !== "" && !isCurrent && problem === null };
}
