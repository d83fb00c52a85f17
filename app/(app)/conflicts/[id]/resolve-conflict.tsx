"use client";

import { resolutionTitles } from "@/components/published/conflict-words";
import type { RecordField } from "@/components/record-fields";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";
import type { ConflictDetail, ConflictResolve } from "@/lib/contract/conflict";
import { propertyLabel } from "@/lib/domain/findings";
import { statedValue } from "@/lib/domain/stated-value";

/** Settles a conflict with a reason, on the API. */
export function ResolveConflict({ conflict }: { conflict: ConflictDetail }) {
  const fields = fieldsOf(conflict);
  return (
    <RecordForm
      draftKey={`conflict-${conflict.id}`}
      fields={fields}
      record={{
        resolution: conflict.resolution === "none" ? null : conflict.resolution,
        preferredAssertionId: conflict.preferredAssertionId,
        rationale: conflict.rationale,
        version: conflict.version,
      }}
      submitLabel="Settle"
      save={(values, version) => {
        const whole = {
          resolution: conflict.resolution,
          preferredAssertionId: conflict.preferredAssertionId,
          rationale: conflict.rationale,
          ...values,
        };
        return client.conflicts.resolve({
          ref: conflict.id,
          version,
          resolution: whole.resolution as ConflictResolve["resolution"],
          rationale: whole.rationale ?? "",
          ...(whole.resolution === "preferred" && whole.preferredAssertionId !== null
            ? { preferredAssertionId: whole.preferredAssertionId }
            : {}),
        });
      }}
    />
  );
}

function fieldsOf(conflict: ConflictDetail): readonly RecordField[] {
  const choices = conflict.assertions.filter(({ missingReason }) => missingReason === null);
  const resolutions = (["preferred", "both_valid_in_context", "error_in_source", "none"] as const).filter(
    (value) => value !== "preferred" || choices.length > 0,
  );
  return [
    {
      name: "resolution",
      label: "Decision",
      kind: "choice",
      isRequired: true,
      options: resolutions.map((value) => ({
        value,
        title: value === "none" ? "leave open" : resolutionTitles[value],
      })),
    },
    {
      name: "preferredAssertionId",
      label: "Preferred statement",
      kind: "choice",
      isRequired: true,
      isShown: ({ resolution }) => resolution === "preferred",
      options: choices.map((assertion) => ({
        value: assertion.id,
        title: [
          assertion.subject?.code,
          propertyLabel(assertion.property),
          statedValue([assertion]).plain,
          assertion.locator,
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    },
    {
      name: "rationale",
      label: "Reason",
      kind: "long_text",
      isRequired: true,
      hint: "Why; it is kept with the conflict and in the history.",
    },
  ];
}
