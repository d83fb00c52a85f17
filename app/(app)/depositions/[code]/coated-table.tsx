import { CodeLink } from "@/components/code-link";
import { DataTable, type TableColumn } from "@/components/data-table";
import { significant } from "@/components/decimal";
import type { Deposition } from "@/lib/contract/deposition";

type Coating = Deposition["coatings"][number];

const columns: readonly TableColumn<Coating>[] = [
  { key: "interlayer", title: "Interlayer", cell: (each) => <CodeLink code={each.interlayerCode} /> },
  { key: "pellet", title: "Pellet", cell: (each) => <CodeLink code={each.pelletCode} /> },
  { key: "face", title: "Face", cell: (each) => each.face },
  { key: "layer", title: "Layer", isNumeric: true, cell: (each) => each.position + 1 },
  {
    key: "nominal",
    title: "Nominal",
    unit: "nm",
    isNumeric: true,
    cell: (each) => significant(each.nominalThicknessNm),
  },
  {
    key: "measured",
    title: "Measured",
    unit: "nm",
    isNumeric: true,
    cell: (each) => significant(each.measuredThicknessNm),
  },
];

/** What one run of the tool left on which pellets. */
export function CoatedTable({ coatings }: { coatings: readonly Coating[] }) {
  return (
    <DataTable
      caption="Interlayers made"
      rows={coatings}
      rowKey={(coating) => `${coating.interlayerId}-${coating.position}`}
      columns={columns}
    />
  );
}
