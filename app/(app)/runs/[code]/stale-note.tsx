"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

/** Says that the numbers below are of an older analysis or of changed inputs, and has them computed again. */
export function StaleNote({
  runCode,
  isStale,
  mayWrite,
}: {
  runCode: string;
  isStale: boolean;
  mayWrite: boolean;
}) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  if (!isStale) return null;
  const recompute = () =>
    run(async () => {
      await client.runs.results.recompute({ ref: runCode });
      toast.success("The analysis is queued");
      router.refresh();
    });
  return (
    <div className="mb-3">
      <ProblemNote tone="warn">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span>
            <strong>Stale:</strong> the numbers below are of an older analysis or of inputs that have changed
            since.
            {problem === null ? "" : ` ${problem.message}`}
          </span>
          {mayWrite ? (
            <Button disabled={isBusy} onClick={() => void recompute()}>
              Compute again
            </Button>
          ) : null}
        </div>
      </ProblemNote>
    </div>
  );
}
