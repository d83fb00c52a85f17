import { Badge } from "@/components/badge";
import { endText, endTitle } from "@/components/run/run-words";
import { Section } from "@/components/section";
import { DecideEnd } from "./decide-end";
import type { RunPage } from "./load-run";

/** How the run ended, who says so and why; a person accepts the rule's word or overrules it. */
export function RunEnd({ page }: { page: RunPage }) {
  const { run, result, mayDecide } = page;
  const text = endText(run);
  return (
    <Section title="End of the run">
      <div className="flex flex-col gap-3 rounded border border-line bg-surface p-3">
        {text === null ? (
          <p className="text-ink-soft">
            No event has been seen and nobody has said why observation stopped
            {result === null ? "." : `; life counts as at least ${result.lifeCycles ?? 0} cycles.`}
          </p>
        ) : (
          <p>
            <Badge tone={run.endEvent === null ? "neutral" : "bad"}>
              {run.endEvent === null ? "censored" : "event"}
            </Badge>{" "}
            <span className="font-medium">{endTitle(run.endEvent ?? run.censorReason ?? "")}</span>{" "}
            <Badge tone={run.endDecidedBy === "person" ? "good" : "warn"}>
              {run.endDecidedBy === "person" ? "decided by a person" : "by the rule, not yet confirmed"}
            </Badge>
            {run.endReason === null ? null : <span className="block text-ink-soft">{run.endReason}</span>}
          </p>
        )}
        {mayDecide ? <DecideEnd run={run} /> : null}
      </div>
    </Section>
  );
}
