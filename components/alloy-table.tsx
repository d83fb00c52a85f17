import type { InterlayerAlloy } from "@/lib/contract/alloy";
import { DataTable } from "./data-table";
import { significant } from "./decimal";
import { Facts } from "./facts";

const thicknessWords = {
  measured: "measured",
  nominal: "nominal",
  partly_measured: "measured in part, nominal elsewhere",
} as const;

/** Lithium phases of a film, each with the charge that reaches it; why there are none where there are none. */
export function AlloyTable({ alloy }: { alloy: InterlayerAlloy }) {
  const { metal, thicknessNm, thicknessFrom, uptakeMahCm2, uptakePhase } = alloy;
  if (alloy.notApplicable !== null) return <p className="text-ink-soft">{alloy.notApplicable}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Facts
        facts={[
          {
            title: `Film, ${thicknessFrom === null ? "" : thicknessWords[thicknessFrom]}`,
            value: significant(thicknessNm),
            unit: "nm",
          },
          { title: "Charge per unit of x", value: significant(alloy.chargePerXMahCm2, 4), unit: "mAh cm⁻²" },
          {
            title: `Taken up before lithium plates, to ${uptakePhase}`,
            value: significant(uptakeMahCm2),
            unit: "mAh cm⁻²",
          },
        ]}
      />
      <DataTable
        caption={`Lithium phases of the ${metal} film`}
        rows={alloy.phases}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            title: "Phase",
            cell: ({ name, label }) => (label === null ? name : `${name} (${label})`),
          },
          {
            key: "x",
            title: `x in LiₓM, M = ${metal}`,
            isNumeric: true,
            cell: ({ x }) => significant(x, 4),
          },
          {
            key: "charge",
            title: "Charge",
            unit: "mAh cm⁻²",
            isNumeric: true,
            cell: ({ capacityMahCm2 }) => significant(capacityMahCm2, 4),
          },
          {
            key: "thickness",
            title: "Film then",
            unit: "nm",
            isNumeric: true,
            cell: (phase) => significant(phase.thicknessNm),
          },
          {
            key: "source",
            title: "Named by",
            cell: ({ source }) => (source === "reference" ? "the reference" : "another source"),
          },
        ]}
      />
      <p className="max-w-prose text-sm text-ink-soft">{alloy.assumption}</p>
    </div>
  );
}
