"use client";

import { Badge } from "./badge";
import { Button } from "./button";
import { CodeLink } from "./code-link";
import { ProblemNote } from "./problem-note";
import { useAction } from "./use-action";

type Sign = 1 | -1;

export interface InferredSign {
  readonly sign: Sign;
  readonly reason: string;
  readonly runCode: string;
}

/** Which current plates: stated with its evidence, or inferred from a run and waiting for a person. */
export function PlatingSign({
  stated,
  inferred,
  confirm,
}: {
  stated: { readonly sign: Sign; readonly reason: string | null } | null;
  inferred: InferredSign | null;
  /** Null for whoever may not write here. */
  confirm: ((sign: InferredSign) => Promise<void>) | null;
}) {
  const { run, problem, isBusy } = useAction();
  if (stated === null && inferred === null) {
    return <p className="text-ink-soft">Not stated, and no run has shown it yet.</p>;
  }
  const isDisputed = stated !== null && inferred !== null && inferred.sign !== stated.sign;
  return (
    <div className="flex flex-col gap-2">
      {stated === null ? null : (
        <p>
          <Badge tone="good">stated</Badge> {sentence(stated.sign)}{" "}
          <span className="text-ink-soft">{stated.reason}</span>
        </p>
      )}
      {inferred === null || (stated !== null && !isDisputed) ? null : (
        <>
          {isDisputed ? (
            <ProblemNote tone="warn">
              {inferred.runCode} reads the other way round. Check the wiring, then correct the sign or leave
              it.
            </ProblemNote>
          ) : null}
          <p>
            <Badge tone="warn">inferred</Badge> {sentence(inferred.sign)}{" "}
            <span className="text-ink-soft">
              From <CodeLink code={inferred.runCode} />: {inferred.reason}
            </span>
          </p>
          {confirm === null ? null : (
            <div>
              <Button disabled={isBusy} onClick={() => void run(() => confirm(inferred))}>
                {stated === null ? "Confirm this sign" : "Take the inferred sign"}
              </Button>
            </div>
          )}
        </>
      )}
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
    </div>
  );
}

function sentence(sign: Sign): string {
  return sign === 1 ? "+1: positive current plates." : "−1: negative current plates.";
}
