"use client";

import { useRef, useState } from "react";
import { describeProblem } from "./api-problem";
import { useDraft } from "./use-draft";
import { useFirstProblem } from "./use-first-problem";

type Problems = Readonly<Record<string, string>>;

/**
 * What the forms share that register many records in one go: a draft that survives, problems at their fields, and one
 * way to the API. `send` does nothing where problems were found before; the page goes elsewhere after a success.
 */
export function useBatchForm<Draft>(key: string, fresh: Draft, isUsable: (value: unknown) => value is Draft) {
  const draft = useDraft(key, fresh, isUsable);
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [isBusy, setIsBusy] = useState(false);
  useFirstProblem(form, problems);

  const send = async (
    found: Problems,
    act: () => Promise<void>,
    atFields: (byPath: Problems) => Problems,
  ) => {
    if (isBusy) return;
    setProblems(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      await act();
      draft.clear();
    } catch (error) {
      const { message, byPath } = describeProblem(error);
      setFailure(message);
      setProblems(atFields(byPath));
      setIsBusy(false);
    }
  };
  const discard = () => {
    draft.clear();
    draft.reset(fresh);
    setProblems({});
    setFailure(null);
  };

  const { value, setValue, restoredFrom } = draft;
  return { value, setValue, restoredFrom, form, failure, problems, isBusy, send, discard };
}

/** The API names a row's field "pellets.3.face"; the table that shows the rows calls it "3.face". */
export function withoutPrefix(byPath: Problems, prefix: string): Problems {
  return Object.fromEntries(
    Object.entries(byPath).map(([path, message]) => [path.replace(`${prefix}.`, ""), message]),
  );
}
