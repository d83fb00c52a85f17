import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Formula } from "@/components/formula";
import { PublishedLines, type TableValue } from "@/components/published/published-table";
import { PublishedValueText } from "@/components/published/published-value";
import { Section } from "@/components/section";
import type { Actor } from "@/lib/domain/actor";
import { publishedValues } from "@/lib/services/published-value";

interface Phase {
  readonly key: string;
  readonly name: string;
  readonly system: string;
  readonly formula: string;
  readonly values: readonly TableValue[];
}

const shown = [
  { property: "phase.x_per_metal", title: "x in LiₓM" },
  { property: "phase.x_in_li1minus", title: "x in LiₓM₁₋ₓ" },
  { property: "phase.hull_energy", title: "Energy above hull" },
  { property: "phase.stability_computed", title: "Computed" },
  { property: "phase.evidence", title: "Evidence" },
] as const;

/** The alloy phases, and the order in which they were seen. */
export async function PhasePart({ actor, publicationId }: { actor: Actor; publicationId: string }) {
  const [whole, looks] = await Promise.all([
    publishedValues(actor, publicationId, null),
    publishedValues(actor, publicationId, "characterization"),
  ]);
  const ofPhases = whole.filter(({ property }) => property.startsWith("phase."));
  const sequences = looks.filter(({ property }) => property.startsWith("phase_"));
  if (ofPhases.length + sequences.length === 0) return <EmptyState title="No phase is named." />;
  return (
    <>
      <DataTable
        caption="Phases"
        rows={phasesOf(ofPhases)}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", title: "Phase", cell: ({ name }) => name },
          { key: "formula", title: "Formula", cell: ({ formula }) => <Formula text={formula} /> },
          { key: "system", title: "System", cell: ({ system }) => system },
          ...shown.map(({ property, title }) => ({
            key: property,
            title,
            cell: ({ values }: Phase) => {
              const value = values.find((each) => each.property === property);
              return value === undefined ? "–" : <PublishedValueText value={value} />;
            },
          })),
        ]}
      />
      <Section title="Phases seen, looked for, and their order">
        <div className="rounded border border-line bg-surface">
          <PublishedLines caption="Phases seen" values={sequences} />
        </div>
      </Section>
      <Section title="Everything stated of each phase">
        <div className="rounded border border-line bg-surface">
          <PublishedLines caption="Everything stated of phases" values={ofPhases} />
        </div>
      </Section>
    </>
  );
}

function phasesOf(values: readonly TableValue[]): readonly Phase[] {
  const phases = new Map<string, Phase>();
  for (const value of values) {
    const { phase, system, formula } = value.conditions;
    const key = `${phase} ${system}`;
    const known = phases.get(key);
    phases.set(key, {
      key,
      name: String(phase ?? ""),
      system: String(system ?? ""),
      formula: String(formula ?? "–"),
      values: [...(known?.values ?? []), value],
    });
  }
  return [...phases.values()];
}
