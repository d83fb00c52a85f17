"use client";

import { useEffect, useState } from "react";
import type { Series } from "@/lib/contract/run-series";
import { describeProblem } from "../api-problem";
import type { TraceQuery } from "./trace-query";

export type LoadTrace = (query: TraceQuery, signal: AbortSignal) => Promise<Series>;

/** While the window moves, nothing is asked for. */
const quietMs = 140;

/** The newest series that arrived, with the query it answers; what was drawn before stays until then. */
export function useTraceSeries(load: LoadTrace, query: TraceQuery | null) {
  const [answer, setAnswer] = useState<{ series: Series; query: TraceQuery } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query; loaders do the same whichever rendering made them
  useEffect(() => {
    if (query === null) return;
    const abort = new AbortController();
    const ask = async () => {
      setIsLoading(true);
      try {
        const series = await load(query, abort.signal);
        if (abort.signal.aborted) return;
        setAnswer({ series, query });
        setProblem(null);
      } catch (error) {
        if (!abort.signal.aborted) setProblem(describeProblem(error).message);
      }
      if (!abort.signal.aborted) setIsLoading(false);
    };
    const timer = setTimeout(() => void ask(), answer === null ? 0 : quietMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, attempt]);
  return { answer, problem, isLoading, retry: () => setAttempt(attempt + 1) };
}
