"use client";

import { censorReason, endEvent, type Run } from "@/lib/contract/run";
import type { RecordField } from "../record-fields";
import { RecordForm } from "../record-form";
import { endTitle } from "./run-words";

export interface EndDecision {
  readonly version: number;
  readonly endEvent: Run["endEvent"];
  readonly censorReason: Run["censorReason"];
  readonly endedAt?: string | null;
  readonly reason: string;
}

const handBack = "rule";

const fields: readonly RecordField[] = [
  {
    name: "outcome",
    label: "What ended it",
    kind: "choice",
    isRequired: true,
    options: [
      ...endEvent.options.map((value) => ({ value: `event:${value}`, title: `Event: ${endTitle(value)}` })),
      ...censorReason.options.map((value) => ({
        value: `censored:${value}`,
        title: `No event (censored): ${endTitle(value)}`,
      })),
      { value: handBack, title: "Let the rule decide again" },
    ],
  },
  { name: "endedAt", label: "Ended", kind: "instant" },
  {
    name: "reason",
    label: "What the decision rests on",
    kind: "long_text",
    isRequired: true,
  },
];

/** A person's word on the end of a run, with its reason; it stands above the rule's. */
export function EndForm({
  run,
  decide,
}: {
  run: Pick<Run, "id" | "version" | "endEvent" | "censorReason" | "endedAt" | "endDecidedBy" | "endReason">;
  decide: (decision: EndDecision) => Promise<unknown>;
}) {
  return (
    <RecordForm
      draftKey={`run-end-${run.id}`}
      fields={fields}
      record={{
        outcome: outcomeOf(run),
        endedAt: run.endedAt,
        reason: run.endDecidedBy === "person" ? run.endReason : "",
      }}
      submitLabel="Decide"
      save={(values) =>
        decide({
          version: run.version,
          ...decisionOf(String(values.outcome)),
          endedAt: (values.endedAt as string | null) ?? null,
          reason: String(values.reason),
        })
      }
    />
  );
}

function outcomeOf({
  endEvent: event,
  censorReason: reason,
}: Pick<Run, "endEvent" | "censorReason">): string {
  if (event !== null) return `event:${event}`;
  return reason === null ? "" : `censored:${reason}`;
}

function decisionOf(outcome: string): Pick<EndDecision, "endEvent" | "censorReason"> {
  const [kind, value] = outcome.split(":");
  return {
    endEvent: kind === "event" ? endEvent.parse(value) : null,
    censorReason: kind === "censored" ? censorReason.parse(value) : null,
  };
}
