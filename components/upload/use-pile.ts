"use client";

import { useCallback, useRef, useState } from "react";
import type { RecognisedFile } from "@/lib/contract/recognised-file";
import { describeProblem } from "../api-problem";
import type { ChosenFile } from "../run/dropped-files";
import { isForRun, type PileFile } from "./pile";

const atOnce = 4;

/** The files chosen so far, each looked at as soon as it is there. */
export function usePile(recognise: (file: ChosenFile) => Promise<RecognisedFile>) {
  const [files, setFiles] = useState<readonly PileFile[]>([]);
  const waiting = useRef<ChosenFile[]>([]);
  const busy = useRef(0);
  const known = useRef(new Set<string>());

  const look = useCallback(async () => {
    busy.current += 1;
    for (let file = waiting.current.shift(); file !== undefined; file = waiting.current.shift()) {
      const chosen = file;
      const learnt = await recognise(chosen).then(
        (found) => ({ found, codes: found.codes, isForRun: isForRun(found) }),
        (error: unknown) => {
          const { isOffline, message } = describeProblem(error);
          return { problem: isOffline ? "could not be looked at: the connection was lost" : message };
        },
      );
      setFiles((all) => all.map((each) => (each.chosen === chosen ? { ...each, ...learnt } : each)));
    }
    busy.current -= 1;
  }, [recognise]);

  const add = useCallback(
    (chosen: readonly ChosenFile[]) => {
      const fresh = chosen.filter(({ name }) => !known.current.has(name));
      for (const { name } of fresh) known.current.add(name);
      setFiles((all) => [
        ...all,
        ...fresh.map(
          (each): PileFile => ({
            path: each.name,
            chosen: each,
            found: null,
            problem: null,
            codes: [],
            isForRun: false,
          }),
        ),
      ]);
      waiting.current.push(...fresh);
      for (let free = atOnce - busy.current; free > 0; free--) void look();
    },
    [look],
  );
  const remove = useCallback((paths: ReadonlySet<string>) => {
    for (const path of paths) known.current.delete(path);
    setFiles((all) => all.filter(({ path }) => !paths.has(path)));
  }, []);
  const isLooking = files.some(({ found, problem }) => found === null && problem === null);
  return { files, add, remove, isLooking };
}
