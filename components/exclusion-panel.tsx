"use client";

import { useState } from "react";
import { type Exclusion, exclusionMetric } from "@/lib/contract/exclusion";
import { Badge } from "./badge";
import { CodeLink } from "./code-link";
import { Moment } from "./moment";
import type { RecordField } from "./record-fields";
import { RecordForm } from "./record-form";
import { optionsOf, words } from "./words";

const reasonField: RecordField = { name: "reason", label: "Reason", kind: "long_text", isRequired: true };
const excludeFields: readonly RecordField[] = [
  {
    name: "metric",
    label: "Left out of",
    kind: "choice",
    isRequired: true,
    options: optionsOf(exclusionMetric.options),
  },
  reasonField,
];

/** What a cell is left out of, why and by whom, for everyone to see; reviewers exclude and lift, with a reason. */
export function ExclusionPanel({
  cellId,
  exclusions,
  mayReview,
  exclude,
  lift,
}: {
  cellId: string;
  exclusions: readonly Exclusion[];
  mayReview: boolean;
  exclude: (metric: Exclusion["metric"], reason: string) => Promise<unknown>;
  lift: (exclusionId: string, reason: string) => Promise<unknown>;
}) {
  // A saved form begins anew.
  const [saved, setSaved] = useState(0);
  const again = () => setSaved((count) => count + 1);
  return (
    <div className="flex flex-col gap-2">
      {exclusions.length === 0 ? (
        <p className="text-ink-soft">This cell counts in every estimate.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {exclusions.map((each) => (
            <li key={each.id} className="rounded border border-line bg-surface px-3 py-2">
              <p className="flex flex-wrap items-center gap-x-2">
                <Badge tone={each.liftedAt === null ? "warn" : "neutral"}>
                  {each.liftedAt === null ? "excluded" : "lifted"}
                </Badge>
                <span className="font-medium">
                  {each.metric === "all" ? "from every estimate" : `from ${words(each.metric)}`}
                </span>
                {each.comparisonCode === null ? null : (
                  <span>
                    in <CodeLink code={each.comparisonCode} /> alone
                  </span>
                )}
                <span className="text-ink-soft">
                  {each.createdByName ?? "Garnetbook"}, <Moment iso={each.createdAt} />
                  {each.liftedAt === null ? null : (
                    <>
                      {" "}
                      – lifted <Moment iso={each.liftedAt} />
                    </>
                  )}
                </span>
              </p>
              <p className="break-words">“{each.reason}”</p>
              {!mayReview || each.liftedAt !== null ? null : (
                <details className="mt-1">
                  <summary className="touch w-fit text-accent">Lift this exclusion</summary>
                  <div className="mt-2">
                    <RecordForm
                      draftKey={`lift-${each.id}`}
                      fields={[reasonField]}
                      record={{}}
                      submitLabel="Lift"
                      save={(values) => lift(each.id, String(values.reason))}
                    />
                  </div>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayReview ? (
        <details key={saved}>
          <summary className="touch w-fit text-accent">Exclude this cell</summary>
          <div className="mt-2">
            <RecordForm
              draftKey={`exclude-${cellId}`}
              fields={excludeFields}
              record={{ metric: "all" }}
              submitLabel="Exclude"
              onSaved={again}
              save={(values) => exclude(exclusionMetric.parse(values.metric), String(values.reason))}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}
