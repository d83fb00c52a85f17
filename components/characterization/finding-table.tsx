import type { Characterization } from "@/lib/contract/characterization";
import { propertyLabel } from "@/lib/domain/findings";
import { statedValue } from "@/lib/domain/stated-value";
import { conditionWords } from "../condition-words";
import { DataTable } from "../data-table";

type Finding = Characterization["findings"][number];

/** What was found, each with its value or the reason for its absence, and what looks wrong about it. */
export function FindingTable({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="text-ink-soft">None recorded.</p>;
  const numbered = findings.map((finding, index) => ({ ...finding, index }));
  return (
    <DataTable
      caption="What was found"
      rows={numbered}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: "property", title: "What", cell: ({ property }) => propertyLabel(property) },
        { key: "value", title: "Value", cell: (finding) => <Value finding={finding} /> },
        { key: "level", title: "Core level", isMinor: true, cell: ({ coreLevel }) => coreLevel ?? "–" },
        { key: "state", title: "State", cell: ({ stateLabel }) => stateLabel ?? "–" },
        {
          key: "conditions",
          title: "Under",
          isMinor: true,
          cell: ({ conditions }) => (
            <span className="text-sm text-ink-soft">{conditionWords(conditions).join("; ") || "–"}</span>
          ),
        },
        {
          key: "evidence",
          title: "Evidence",
          cell: ({ evidence }) => <span className="text-sm text-ink-soft">{evidence || "–"}</span>,
        },
      ]}
    />
  );
}

function Value({ finding }: { finding: Finding }) {
  const { plain, missingReason } = statedValue([
    {
      ...finding,
      valueBoolean: null,
      qualifier: finding.qualifier ?? "=",
      status: "accepted",
      conflicts: [],
    },
  ]);
  return (
    <>
      <span className={missingReason === null ? undefined : "text-ink-soft"}>{plain}</span>
      {finding.warnings.map((warning) => (
        <p key={warning} className="text-sm text-warn">
          {warning}
        </p>
      ))}
    </>
  );
}
