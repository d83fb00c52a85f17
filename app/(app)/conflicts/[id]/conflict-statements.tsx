import { Badge } from "@/components/badge";
import { CodeLink } from "@/components/code-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import type { ConflictDetail } from "@/lib/contract/conflict";
import { propertyLabel } from "@/lib/domain/findings";
import { statedValue } from "@/lib/domain/stated-value";

/** Every value of the conflict as stated, each of its subject and with its place. */
export function ConflictStatements({ conflict }: { conflict: ConflictDetail }) {
  if (conflict.assertions.length === 0) {
    return <EmptyState title="No recorded value hangs on this conflict." />;
  }
  return (
    <DataTable
      caption="Values of the conflict"
      rows={conflict.assertions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "subject",
          title: "Of",
          cell: ({ subject }) => (subject === null ? "the publication" : <CodeLink code={subject.code} />),
        },
        { key: "property", title: "What", cell: ({ property }) => propertyLabel(property) },
        {
          key: "value",
          title: "Value",
          cell: (assertion) => (
            <span className="flex flex-wrap gap-1">
              {statedValue([assertion]).plain}
              {assertion.id === conflict.preferredAssertionId ? <Badge tone="good">preferred</Badge> : null}
              {assertion.status === "accepted" ? null : <Badge>{assertion.status}</Badge>}
            </span>
          ),
        },
        {
          key: "where",
          title: "Where in the source",
          cell: ({ citation, locator, note }) => (
            <span className="text-sm text-ink-soft">
              {[citation, locator].filter(Boolean).join(": ") || "–"}
              {note === "" ? null : <span className="block">{note}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
