"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Attached } from "@/lib/contract/run-file";
import { describeProblem } from "../api-problem";
import type { ChosenFile } from "./dropped-files";

export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: "queued" | "sending" | "failed" | "stopped";
  /** Share sent, 0 … 1. */
  readonly share: number;
  readonly problem: string | null;
}

export type SendFile = (
  file: ChosenFile,
  options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<Attached>;

/** At once; more only share the same line. */
const atOnce = 2;

/**
 * Files on their way: a few at a time, each with its progress. A sent one leaves the list; one that failed or was
 * stopped stays with its bytes, to be sent again.
 */
export function useUploads(send: SendFile, onSent: (file: Attached) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<number, ChosenFile>());
  const aborts = useRef(new Map<number, AbortController>());
  const next = useRef(1);
  const calls = useRef({ send, onSent });
  calls.current = { send, onSent };

  const change = useCallback((id: number, part: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }, []);
  const forget = useCallback((id: number) => {
    files.current.delete(id);
    setUploads((all) => all.filter((each) => each.id !== id));
  }, []);

  useEffect(() => {
    const start = async (id: number, file: ChosenFile) => {
      const abort = new AbortController();
      aborts.current.set(id, abort);
      change(id, { state: "sending", share: 0, problem: null });
      try {
        const attached = await calls.current.send(file, {
          onProgress: (share) => change(id, { share }),
          signal: abort.signal,
        });
        forget(id);
        calls.current.onSent(attached);
      } catch (error) {
        if (abort.signal.aborted) change(id, { state: "stopped", problem: null });
        else change(id, { state: "failed", problem: problemOf(error) });
      } finally {
        aborts.current.delete(id);
      }
    };
    const waiting = uploads.filter(({ id, state }) => state === "queued" && !aborts.current.has(id));
    for (const { id } of waiting.slice(0, Math.max(0, atOnce - aborts.current.size))) {
      const file = files.current.get(id);
      if (file !== undefined) void start(id, file);
    }
  }, [uploads, change, forget]);

  const isSending = uploads.some(({ state }) => state === "queued" || state === "sending");
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isSending]);
  useEffect(() => {
    const open = aborts.current;
    return () => {
      for (const abort of open.values()) abort.abort();
    };
  }, []);

  return {
    uploads,
    add: (chosen: readonly ChosenFile[]) => {
      const added = chosen.map((file): Upload => {
        const id = next.current++;
        files.current.set(id, file);
        return { id, name: file.name, sizeBytes: file.bytes.size, state: "queued", share: 0, problem: null };
      });
      setUploads((all) => [...all, ...added]);
    },
    stop: (id: number) => {
      aborts.current.get(id)?.abort();
      change(id, { state: "stopped" });
    },
    again: (id: number) => change(id, { state: "queued", share: 0, problem: null }),
    forget,
  };
}

function problemOf(error: unknown): string {
  const problem = describeProblem(error);
  return problem.isOffline
    ? "The connection was lost. The file is still chosen: send it again when the connection is back."
    : problem.message;
}
