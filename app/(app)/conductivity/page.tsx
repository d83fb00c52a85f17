import { LotConductivityTable, PelletConductivityTable } from "@/components/conductivity-tables";
import { EmptyState } from "@/components/empty-state";
import { FilterBar, SelectFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { ProblemNote } from "@/components/problem-note";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import { conductivityQuery } from "@/lib/contract/conductivity";
import { compareConductivities } from "@/lib/services/conductivity";

export const metadata = { title: "Conductivity" };

export default async function ConductivityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await pageActor();
  const query = conductivityQuery.catch({}).parse(await searchParams);
  const { conductivities, lots, isCut } = await compareConductivities(actor, query);
  return (
    <>
      <PageHeader
        title="Conductivity"
        subtitle="Ionic conductivity over temperature, by lot and by pellet."
      />
      <FilterBar>
        <SelectFilter
          label="Part"
          name="part"
          options={[
            { value: "total", title: "total" },
            { value: "bulk", title: "bulk" },
            { value: "not_stated", title: "not stated which" },
          ]}
        />
      </FilterBar>
      {isCut ? (
        <ProblemNote tone="warn">Only the first 2000 values are shown: choose a part.</ProblemNote>
      ) : null}
      {conductivities.length === 0 ? (
        <EmptyState title="No conductivities yet.">
          <p>
            Fit an impedance spectrum of a pellet and keep its resistance, or state a value with the pellet.
          </p>
        </EmptyState>
      ) : (
        <>
          <Section title="By lot">
            <LotConductivityTable lots={lots} />
            <p className="mt-1 text-sm text-ink-soft">
              Geometric mean over pellets at one temperature (to the degree), each pellet once; interval of
              the mean from Student’s t on the logarithms. Bulk and total, and values of different origin,
              never mix.
            </p>
          </Section>
          <Section title="By pellet">
            <PelletConductivityTable values={conductivities} />
          </Section>
        </>
      )}
    </>
  );
}
