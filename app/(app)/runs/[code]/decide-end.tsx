"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { ProblemNote } from "@/components/problem-note";
import { type EndDecision, EndForm } from "@/components/run/end-form";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import type { Run } from "@/lib/contract/run";

/** Accepts the rule's decision in one step, or opens the form to decide otherwise. */
export function DecideEnd({ run: decided }: { run: Run }) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const accept = () =>
    run(async () => {
      await client.runs.end({
        ref: decided.id,
        version: decided.version,
        endEvent: decided.endEvent,
        reason: `Accepted. ${decided.endReason ?? ""}`.trim().slice(0, 1000),
      });
      toast.success("The rule's decision is accepted");
      router.refresh();
    });
  const decide = async (decision: EndDecision) => {
    try {
      return await client.runs.end({ ref: decided.id, ...decision });
    } catch (error) {
      if (!(error instanceof ORPCError) || error.code !== "STALE_VERSION") throw error;
      // An end is one decision: it is made again as a whole, not merged.
      router.refresh();
      throw new ORPCError("CONFLICT", {
        message:
          "The run was changed meanwhile; how it stands now is shown above. Decide again if yours still holds.",
      });
    }
  };
  const isRules = decided.endDecidedBy === "rule" && decided.endEvent !== null;
  return (
    <>
      {isRules ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled={isBusy} onClick={() => void accept()}>
            Accept
          </Button>
          {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
        </div>
      ) : null}
      <details>
        <summary className="touch w-fit cursor-pointer text-accent">
          {isRules ? "Overrule" : decided.endDecidedBy === "person" ? "Decide otherwise" : "Say how it ended"}
        </summary>
        <div className="mt-3">
          <EndForm run={decided} decide={decide} />
        </div>
      </details>
    </>
  );
}
