"use client";

import { useState } from "react";
import { type ApiProblem, describeProblem } from "./api-problem";

/** Runs one call at a time, and keeps what went wrong until the next try. */
export function useAction(): {
  readonly run: (action: () => Promise<void>) => Promise<void>;
  readonly problem: ApiProblem | null;
  readonly isBusy: boolean;
} {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (action: () => Promise<void>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(describeProblem(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { run, problem, isBusy };
}
