/** σ(T) over lots and pellets. */
import type { ComparedConductivity, LotConductivity } from "@/lib/contract/conductivity";
import { ProvenanceBadge } from "./badge";
import { CodeLink } from "./code-link";
import { conductivityText, partTitles } from "./conductivity-of-pellet";
import { DataTable } from "./data-table";
import { significant } from "./decimal";
import { Formula } from "./formula";

const lotCell = (row: { lotCode: string | null }) =>
  row.lotCode === null ? (
    <span className="text-ink-soft">no lot stated</span>
  ) : (
    <CodeLink code={row.lotCode} />
  );

export function LotConductivityTable({ lots }: { lots: readonly LotConductivity[] }) {
  return (
    <DataTable
      caption="Conductivity by lot"
      rows={lots}
      rowKey={(row) => [row.lotCode, row.provenance, row.part, row.temperatureC].join("|")}
      columns={[
        { key: "lot", title: "Lot", cell: lotCell },
        {
          key: "provenance",
          title: "Origin",
          cell: (row) => <ProvenanceBadge provenance={row.provenance} />,
        },
        { key: "part", title: "Part", cell: (row) => partTitles[row.part] },
        { key: "t", title: "T", unit: "°C", isNumeric: true, cell: (row) => significant(row.temperatureC) },
        { key: "n", title: "n pellets", isNumeric: true, cell: (row) => row.pellets },
        {
          key: "mean",
          title: "Geometric mean σ",
          unit: "mS cm⁻¹",
          isNumeric: true,
          cell: (row) => significant(row.geometricMeanMsCm),
        },
        {
          key: "sd",
          title: "Geometric SD",
          unit: "factor",
          isNumeric: true,
          cell: (row) =>
            row.geometricStandardDeviation === null
              ? "–"
              : `×/÷ ${significant(row.geometricStandardDeviation)}`,
        },
        {
          key: "interval",
          title: "95 % interval",
          unit: "mS cm⁻¹",
          isNumeric: true,
          cell: (row) =>
            row.lowerMsCm === null ? "–" : `${significant(row.lowerMsCm)} to ${significant(row.upperMsCm)}`,
        },
      ]}
    />
  );
}

export function PelletConductivityTable({ values }: { values: readonly ComparedConductivity[] }) {
  const rows = values.map((each, index) => ({ ...each, key: `${index}` }));
  return (
    <DataTable
      caption="Conductivity by pellet"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "pellet", title: "Pellet", cell: (row) => <CodeLink code={row.pelletCode} /> },
        { key: "lot", title: "Lot", cell: lotCell },
        {
          key: "composition",
          title: "Composition",
          cell: (row) => <Formula text={row.composition} />,
          isMinor: true,
        },
        {
          key: "provenance",
          title: "Origin",
          cell: (row) => <ProvenanceBadge provenance={row.provenance} />,
        },
        { key: "part", title: "Part", cell: (row) => partTitles[row.part] },
        { key: "t", title: "T", unit: "°C", isNumeric: true, cell: (row) => significant(row.temperatureC) },
        { key: "s", title: "σ", unit: "mS cm⁻¹", isNumeric: true, cell: conductivityText },
        {
          key: "from",
          title: "From",
          cell: (row) =>
            row.source === null ? "entered" : <CodeLink code={row.source.characterizationCode} />,
        },
      ]}
    />
  );
}
