"use client";

import { useState } from "react";
import { Button } from "@/components/button";
import { Moment } from "@/components/moment";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import type { HistoryVerification } from "@/lib/contract/audit";

/** Walks the whole chain on the server and shows what it found. */
export function VerifyChain() {
  const { run, problem, isBusy } = useAction();
  const [found, setFound] = useState<HistoryVerification | null>(null);
  return (
    <div className="flex max-w-xl flex-col items-end gap-2">
      <Button
        disabled={isBusy}
        onClick={() =>
          run(async () => {
            setFound(null);
            setFound(await client.audit.verify());
          })
        }
      >
        {isBusy ? "Verifying …" : "Verify chain"}
      </Button>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {found === null ? null : <Verification found={found} />}
    </div>
  );
}

function Verification({ found }: { found: HistoryVerification }) {
  if (found.firstBreak !== null) {
    return <ProblemNote>The history is not intact. {found.firstBreak.message}</ProblemNote>;
  }
  return (
    <ProblemNote tone="info">
      Intact: {found.events} events computed again, <Moment iso={found.verifiedAt} />. Last hash, to be noted
      down elsewhere: <code className="break-all">{found.lastHash}</code>
    </ProblemNote>
  );
}
