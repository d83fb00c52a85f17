import type { Characterization } from "@/lib/contract/characterization";
import { ProvenanceBadge } from "./badge";
import { CodeLink } from "./code-link";
import { DataTable } from "./data-table";
import { Moment } from "./moment";
import { words } from "./words";

/** What instruments saw of one thing. */
export function CharacterizationRows({ records }: { records: readonly Characterization[] }) {
  if (records.length === 0) return <p className="text-ink-soft">None recorded.</p>;
  return (
    <DataTable
      caption="Characterizations"
      rows={records}
      rowKey={(each) => each.id}
      columns={[
        { key: "code", title: "Code", cell: (each) => <CodeLink code={each.code} /> },
        { key: "technique", title: "Technique", cell: (each) => words(each.technique) },
        { key: "mode", title: "Mode", cell: (each) => words(each.mode) },
        { key: "title", title: "Title", cell: (each) => each.title || "–" },
        { key: "state", title: "Cell state", cell: (each) => each.cellState ?? "–" },
        { key: "findings", title: "Findings", isNumeric: true, cell: (each) => each.findings.length || "–" },
        { key: "when", title: "When", isMinor: true, cell: (each) => <Moment iso={each.performedAt} /> },
        { key: "origin", title: "Origin", cell: (each) => <ProvenanceBadge provenance={each.provenance} /> },
      ]}
    />
  );
}
