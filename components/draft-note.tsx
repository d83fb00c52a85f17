import { Button } from "./button";
import { ProblemNote } from "./problem-note";

/** Says that unsaved work came back, and offers to start afresh. */
export function DraftNote({
  restoredFrom,
  onDiscard,
}: {
  restoredFrom: string | null;
  onDiscard: () => void;
}) {
  if (restoredFrom === null) return null;
  const when = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" }).format(
    new Date(restoredFrom),
  );
  return (
    <ProblemNote tone="info">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span>Your unsaved work of {when} is back.</span>
        <Button look="quiet" onClick={onDiscard}>
          Start afresh
        </Button>
      </div>
    </ProblemNote>
  );
}
