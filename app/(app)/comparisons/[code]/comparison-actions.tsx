"use client";

import { useRouter } from "next/navigation";
import { Button, ButtonLink } from "@/components/button";
import { PrintButton } from "@/components/print-button";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

/** Pinning and signing name the version that is shown; what somebody saved meanwhile is refused as stale. */
export function ComparisonActions({
  code,
  version,
  search,
  mayPin,
  maySign,
}: {
  code: string;
  version: number;
  /** The query as the search part of the ranking's address. */
  search: string;
  mayPin: boolean;
  maySign: boolean;
}) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const act = (action: () => Promise<unknown>) =>
    void run(async () => {
      await action();
      router.refresh();
    });
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/?${search}`}>Open in the ranking</ButtonLink>
        {mayPin ? (
          <Button
            disabled={isBusy}
            title="Freezes query, members, exclusions and result for ever"
            onClick={() => act(() => client.comparisons.pin({ ref: code, version }))}
          >
            Pin
          </Button>
        ) : null}
        {maySign ? (
          <Button
            disabled={isBusy}
            onClick={() => act(() => client.comparisons.signOff({ ref: code, version }))}
          >
            Sign off
          </Button>
        ) : null}
        <PrintButton />
      </div>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
    </div>
  );
}
