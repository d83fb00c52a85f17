import type { ComparisonGroup } from "@/lib/contract/comparison";
import { DataTable } from "../data-table";
import { words } from "../words";

/** Cumulative incidence of each cause of death where observation ends. Empty without deaths. */
export function CauseTable({ group }: { group: ComparisonGroup }) {
  const rows = group.arms.flatMap((arm) =>
    arm.incidence.map(({ cause, time, share }) => ({
      key: `${arm.key} ${cause}`,
      label: arm.label,
      cause,
      share: share.at(-1) ?? 0,
      at: time.at(-1) ?? 0,
    })),
  );
  if (rows.length === 0) return null;
  return (
    <details className="no-print rounded border border-line bg-surface px-3 py-2">
      <summary className="touch cursor-pointer font-medium">Causes of death in numbers</summary>
      <div className="mt-2">
        <DataTable
          caption="Cumulative incidence of each cause of death"
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: "row", title: "Interlayer", cell: ({ label }) => label },
            { key: "cause", title: "Cause", cell: ({ cause }) => words(cause) },
            {
              key: "share",
              title: "Cumulative incidence",
              unit: "%",
              isNumeric: true,
              cell: ({ share }) => (share * 100).toFixed(0),
            },
            { key: "at", title: "By cycle", isNumeric: true, cell: ({ at }) => at },
          ]}
        />
      </div>
    </details>
  );
}
