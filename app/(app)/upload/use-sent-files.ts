"use client";

import { useCallback, useEffect, useState } from "react";
import { client } from "@/lib/client/browser-client";
import type { RunFile } from "@/lib/contract/run-file";

const everyMs = 1000;

/** Files of the runs that were sent something, looked at every second while one is being read. */
export function useSentFiles() {
  const [runs, setRuns] = useState<ReadonlyMap<string, readonly RunFile[]>>(new Map());
  const look = useCallback(async (runCode: string) => {
    const { files } = await client.runs.files.list({ ref: runCode });
    setRuns((all) => new Map(all).set(runCode, files));
  }, []);
  const reading = [...runs].filter(([, files]) =>
    files.some(({ status }) => status === "waiting" || status === "reading"),
  );
  const key = reading.map(([code]) => code).join(" ");
  useEffect(() => {
    if (key === "") return;
    const timer = setInterval(() => {
      // A lost connection is tried again a second later.
      for (const code of key.split(" ")) void look(code).catch(() => undefined);
    }, everyMs);
    return () => clearInterval(timer);
  }, [key, look]);
  return { runs, look };
}
