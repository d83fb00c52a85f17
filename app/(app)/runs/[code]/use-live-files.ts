"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "@/lib/client/browser-client";
import type { RunFile } from "@/lib/contract/run-file";

const everyMs = 1000;
/** An analysis that brings nothing new within this time has nothing to bring. */
const patienceMs = 60_000;

function isUnderWay({ status }: RunFile): boolean {
  return status === "waiting" || status === "reading";
}

/**
 * The files of a run, looked at every second while one is being read, and then until the analysis has caught up;
 * the page is refreshed when something has come to its end.
 */
export function useLiveFiles(
  runCode: string,
  initial: readonly RunFile[],
  analysis: {
    /** When the result on the page was computed; null without one. */
    readonly computedAt: string | null;
    /** The result on the page is known to be older than what it rests on. */
    readonly isBehind: boolean;
  },
) {
  const { computedAt, isBehind } = analysis;
  const router = useRouter();
  const [files, setFiles] = useState(initial);
  useEffect(() => setFiles(initial), [initial]);
  /** Since when the analysis has been waited for; null when it is not. */
  const [analysingSince, setAnalysingSince] = useState<number | null>(null);
  const before = useRef(files);
  before.current = files;

  const look = useCallback(async () => {
    const { files: now } = await client.runs.files.list({ ref: runCode });
    // A short file may be read before it was ever seen under way.
    const hadSettled = new Set(before.current.filter((file) => !isUnderWay(file)).map(({ id }) => id));
    const settled = now.filter((file) => !hadSettled.has(file.id) && !isUnderWay(file));
    setFiles(now);
    if (settled.length === 0) return;
    if (settled.some(({ status }) => status === "done")) setAnalysingSince(Date.now());
    router.refresh();
  }, [runCode, router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new result ends the waiting
  useEffect(() => setAnalysingSince(isBehind ? Date.now() : null), [computedAt, isBehind]);

  const isReading = files.some(isUnderWay);
  const isWaiting = isReading || analysingSince !== null;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      // A lost connection is tried again a second later.
      if (isReading) void look().catch(() => undefined);
      else void lookForResult().catch(() => undefined);
    }, everyMs);
    const lookForResult = async () => {
      const { result } = await client.runs.get({ ref: runCode });
      if ((result?.computedAt ?? null) !== computedAt && result?.isStale !== true) router.refresh();
      else if (analysingSince !== null && Date.now() - analysingSince > patienceMs) setAnalysingSince(null);
    };
    return () => clearInterval(timer);
  }, [isWaiting, isReading, analysingSince, computedAt, look, runCode, router]);

  return { files, look, isAnalysing: !isReading && analysingSince !== null };
}
