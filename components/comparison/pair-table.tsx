import type { ComparisonGroup } from "@/lib/contract/comparison";
import { Badge } from "../badge";
import { classNames } from "../class-names";
import { DataTable } from "../data-table";
import { gradeTitles, gradeTones } from "../grade";

/** Every pair of rows: probability, p after Holm, effect and grade. With two rows the ranking says it already. */
export function PairTable({ group, isPrinted }: { group: ComparisonGroup; isPrinted: boolean }) {
  if (group.pairs.length < 2) return null;
  const label = (key: string) => group.arms.find((arm) => arm.key === key)?.label ?? key;
  return (
    <details
      className={classNames(
        "rounded border border-line bg-surface px-3 py-2",
        isPrinted ? "print-open" : "no-print",
      )}
    >
      <summary className="touch cursor-pointer font-medium">Every pair ({group.pairs.length})</summary>
      <div className="mt-2">
        <DataTable
          caption="Every pair of rows with its test"
          rows={group.pairs}
          rowKey={({ upper, lower }) => `${upper} ${lower}`}
          columns={[
            {
              key: "pair",
              title: "Pair",
              cell: (pair) => `${label(pair.upper)} above ${label(pair.lower)}`,
            },
            {
              key: "grade",
              title: "Grade",
              cell: ({ grade }) => <Badge tone={gradeTones[grade]}>{gradeTitles[grade]}</Badge>,
            },
            {
              key: "probability",
              title: "P(above)",
              isNumeric: true,
              cell: ({ probabilityUpperBetter }) => probabilityUpperBetter?.toFixed(2) ?? "–",
            },
            { key: "p", title: "p", isNumeric: true, cell: ({ p }) => p?.toPrecision(2) ?? "–" },
            {
              key: "holm",
              title: "p, Holm",
              isNumeric: true,
              cell: ({ pHolm }) => pHolm?.toPrecision(2) ?? "–",
            },
            { key: "method", title: "Test", isMinor: true, cell: ({ method }) => method },
            {
              key: "why",
              title: "Effect, or why not more",
              cell: ({ effect, reasons }) => effect ?? reasons.join("; "),
            },
          ]}
        />
      </div>
    </details>
  );
}
