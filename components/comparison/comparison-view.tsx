import type { ComparisonResult } from "@/lib/contract/comparison";
import { ComparisonGroup } from "./comparison-group";

/** On paper two groups fill two pages; the others are counted and found under the address. */
const mostOnPaper = 2;

/** The tables of a comparison, live or frozen, and why they are not one. */
export function ComparisonView({
  result,
  address,
  dataHref,
}: {
  result: ComparisonResult;
  address: string;
  dataHref: string;
}) {
  const left = result.groups.length - mostOnPaper;
  return (
    <>
      {result.poolsReported ? (
        <p className="mb-3 text-warn">Published values are pooled with the lab's own, as you asked.</p>
      ) : null}
      {result.groups.map((group, index) => (
        <div
          key={group.key}
          className={
            index < mostOnPaper ? "print:break-inside-avoid [&:not(:first-child)]:mt-8" : "mt-8 print:hidden"
          }
        >
          <ComparisonGroup
            group={group}
            number={index + 1}
            result={result}
            address={address}
            dataHref={`${dataHref}&group=${index + 1}`}
          />
        </div>
      ))}
      {left > 0 ? (
        <p className="mt-4 hidden text-sm print:block">
          {left} more {left === 1 ? "table" : "tables"} of other conditions: {address}
        </p>
      ) : null}
      {result.refusals.length === 0 ? null : (
        <details className="mt-6 text-sm text-ink-soft print:hidden">
          <summary className="touch cursor-pointer">Why the groups are not ranked together</summary>
          <ul className="mt-1 list-disc pl-5">
            {result.refusals.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="mt-4 text-sm text-ink-soft">
        Counted is {result.runRule}. Analysis version {result.analysisVersion}.
      </p>
    </>
  );
}
