"use client";

import { Button } from "@/components/button";
import { ProblemNote } from "@/components/problem-note";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ProblemNote>
      <p className="font-medium">This page could not be shown.</p>
      <p className="mt-1">
        Nothing is lost; the problem is in the server's log{error.digest ? ` as ${error.digest}` : ""}.
      </p>
      <Button className="mt-3" onClick={reset}>
        Try again
      </Button>
    </ProblemNote>
  );
}
