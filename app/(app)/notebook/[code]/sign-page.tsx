"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/button";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

/** Signs the version that is shown; a page saved meanwhile is refused. */
export function SignPage({
  code,
  version,
  meaning,
}: {
  code: string;
  version: number;
  meaning: "author" | "witness";
}) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <Button
        disabled={isBusy}
        onClick={() =>
          run(async () => {
            await client.notebook.sign({ ref: code, version, meaning });
            router.refresh();
          })
        }
      >
        Sign version {version} as {meaning}
      </Button>
    </div>
  );
}
