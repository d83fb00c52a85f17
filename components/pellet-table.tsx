import type { Pellet } from "@/lib/contract/pellet";
import { Badge, ProvenanceBadge } from "./badge";
import { CodeLink } from "./code-link";
import { DataTable, type TableColumn } from "./data-table";
import { significant } from "./decimal";
import { Formula } from "./formula";

const tones = {
  available: "good",
  coated: "accent",
  built_in: "neutral",
  broken: "bad",
  archived: "neutral",
} as const;

const columns: readonly TableColumn<Pellet>[] = [
  { key: "code", title: "Code", cell: (pellet) => <CodeLink code={pellet.code} /> },
  { key: "composition", title: "Composition", cell: (pellet) => <Formula text={pellet.composition} /> },
  {
    key: "lot",
    title: "Lot",
    cell: (pellet) => (pellet.lotCode === null ? "–" : <CodeLink code={pellet.lotCode} />),
  },
  {
    key: "thickness",
    title: "Thickness",
    unit: "µm",
    isNumeric: true,
    cell: (pellet) => significant(pellet.polishedThicknessUm ?? pellet.thicknessUm),
  },
  {
    key: "diameter",
    title: "Diameter",
    unit: "mm",
    isNumeric: true,
    cell: (pellet) => significant(pellet.diameterMm),
  },
  {
    key: "mass",
    title: "Mass",
    unit: "mg",
    isNumeric: true,
    isMinor: true,
    cell: (pellet) => significant(pellet.massMg, 4),
  },
  {
    key: "density",
    title: "Density",
    unit: "%",
    isNumeric: true,
    isMinor: true,
    cell: (pellet) => significant(pellet.relativeDensityPercent),
  },
  {
    key: "status",
    title: "Status",
    cell: (pellet) => (
      <span className="flex gap-1">
        <Badge tone={tones[pellet.status]}>{pellet.status.replace("_", " ")}</Badge>
        {pellet.provenance === "measured" ? null : <ProvenanceBadge provenance={pellet.provenance} />}
      </span>
    ),
  },
];

export function PelletTable({ pellets }: { pellets: readonly Pellet[] }) {
  return <DataTable caption="Pellets" columns={columns} rows={pellets} rowKey={(pellet) => pellet.id} />;
}
