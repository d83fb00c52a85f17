import Link from "next/link";
import type { Conflict } from "@/lib/contract/conflict";
import { Badge } from "../badge";
import { DataTable } from "../data-table";
import { printedUnits } from "../printed-units";
import { conflictTypeTitles, resolutionTitles } from "./conflict-words";

/** The register: what disagrees, how it is handled, whether a person has settled it. */
export function ConflictTable({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <DataTable
      caption="Conflict register"
      rows={conflicts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "key",
          title: "Key",
          cell: ({ id, key }) => (
            <Link
              href={`/conflicts/${id}`}
              className="font-medium whitespace-nowrap text-accent hover:underline"
            >
              {key}
            </Link>
          ),
        },
        {
          key: "subject",
          title: "What disagrees",
          cell: ({ subject }) => <div className="min-w-48">{subject}</div>,
        },
        { key: "type", title: "Kind", cell: ({ type }) => <Badge>{conflictTypeTitles[type]}</Badge> },
        {
          key: "handling",
          title: "How it is handled",
          isMinor: true,
          cell: ({ handling }) => (
            <span className="text-sm text-ink-soft">{printedUnits(handling) || "–"}</span>
          ),
        },
        {
          key: "statements",
          title: "Values touched",
          isNumeric: true,
          cell: ({ assertionCount }) => assertionCount,
        },
        {
          key: "state",
          title: "State",
          cell: ({ resolution }) => (
            <Badge tone={resolution === "none" ? "warn" : "good"}>{resolutionTitles[resolution]}</Badge>
          ),
        },
      ]}
    />
  );
}
