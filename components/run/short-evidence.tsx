import { Badge } from "../badge";
import { DataTable, type TableColumn } from "../data-table";
import { Section } from "../section";
import { TraceLink } from "./trace-link";

export interface Evidence {
  readonly rule: string;
  readonly severity: "suspected" | "probable" | "confirmed";
  readonly kind: "hard" | "soft";
  readonly cycle: number | null;
  readonly during: string | null;
  /** In the trace, s; null where a spectrum said it. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly message: string;
}

const ruleTitles: Readonly<Record<string, string>> = {
  S1: "below the pellet's own resistance",
  S2: "sudden step of the voltage",
  S3: "noise",
  S4: "strips more than was plated",
  S5: "charges more than the cathode holds",
  S6: "rest decays to 0 V",
  S7: "impedance",
};

const columns: readonly TableColumn<Evidence>[] = [
  {
    key: "severity",
    title: "Finding",
    cell: ({ severity, kind }) => (
      <Badge tone={severity === "suspected" ? "warn" : "bad"}>
        {severity}, {kind}
      </Badge>
    ),
  },
  { key: "rule", title: "Rule", cell: ({ rule }) => `${rule} ${ruleTitles[rule] ?? ""}` },
  {
    key: "where",
    title: "Where",
    cell: ({ cycle, during, window }) => {
      if (window === null) return cycle === null ? "a spectrum" : `spectrum after cycle ${cycle}`;
      const { from, to } = window;
      const margin = Math.max(60, to - from);
      return (
        <TraceLink window={{ from: Math.max(0, from - margin), to: to + margin }}>
          {cycle === null ? "in the trace" : `cycle ${cycle}`}
          {during === null ? "" : `, ${during}`}
        </TraceLink>
      );
    },
  },
  { key: "message", title: "What was seen", cell: ({ message }) => message },
];

/** Why a short is suspected, each with the window of records or the spectrum it rests on; a rule never removes data. */
export function ShortEvidence({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <Section title="Evidence of a short">
      <DataTable
        caption="Evidence of a short"
        columns={columns}
        rows={evidence}
        rowKey={(each) => `${each.rule} ${each.cycle} ${each.window?.from} ${each.window?.to}`}
      />
    </Section>
  );
}
