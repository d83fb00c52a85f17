/** σ(T) of one pellet, where each value comes from, and the activation energy of each part. */
import type { ConductivityPart } from "@/lib/contract/conductivity";
import type { Pellet } from "@/lib/contract/pellet";
import { prepareArrhenius } from "@/lib/plots/arrhenius-model";
import { xySize } from "@/lib/plots/xy-model";
import { ProvenanceBadge } from "./badge";
import { CodeLink } from "./code-link";
import { DataTable } from "./data-table";
import { significant } from "./decimal";
import { estimateText } from "./impedance-tables";
import { Figure } from "./plot/figure";
import { XyPlot, xyData } from "./plot/xy-plot";

export const partTitles: Readonly<Record<ConductivityPart, string>> = {
  bulk: "bulk",
  total: "total",
  not_stated: "not stated which",
};

/** "0.740 ± 0.012", or the bare value where no uncertainty is stated. */
export function conductivityText(value: {
  readonly conductivityMsCm: number;
  readonly standardUncertaintyMsCm: number | null;
}): string {
  const { conductivityMsCm, standardUncertaintyMsCm } = value;
  return standardUncertaintyMsCm === null
    ? significant(conductivityMsCm)
    : estimateText({ value: conductivityMsCm, standardUncertainty: standardUncertaintyMsCm });
}

export function ConductivityOfPellet({ pellet }: { pellet: Pellet }) {
  if (pellet.conductivities.length === 0) {
    return (
      <p className="text-ink-soft">
        Not stated. A fitted impedance spectrum of this pellet can be kept as its conductivity.
      </p>
    );
  }
  const rows = pellet.conductivities.map((each, index) => ({ ...each, key: `${index}` }));
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption={`Conductivity of ${pellet.code}`}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "t", title: "T", unit: "°C", isNumeric: true, cell: (row) => significant(row.temperatureC) },
          { key: "s", title: "σ", unit: "mS cm⁻¹", isNumeric: true, cell: conductivityText },
          { key: "part", title: "Part", cell: (row) => partTitles[row.part] },
          {
            key: "asr",
            title: "ASR",
            unit: "Ω cm²",
            isNumeric: true,
            cell: (row) => (row.source === null ? "–" : estimateText(row.source.asrOhmCm2)),
          },
          { key: "from", title: "From", cell: (row) => <Origin pellet={pellet} value={row} /> },
        ]}
      />
      <div className="grid gap-3 xl:grid-cols-2">
        {(["total", "bulk", "not_stated"] as const).map((part) => (
          <ArrheniusFigure key={part} pellet={pellet} part={part} />
        ))}
      </div>
    </div>
  );
}

function Origin({ pellet, value }: { pellet: Pellet; value: Pellet["conductivities"][number] }) {
  const { source, note } = value;
  if (source === null) {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <ProvenanceBadge provenance={pellet.provenance} /> entered{note === "" ? "" : `: ${note}`}
      </span>
    );
  }
  return (
    <span>
      <CodeLink code={source.characterizationCode} />, {source.fileName}, <code>{source.circuit}</code>
      {source.isChosenByCriterion ? "" : " (circuit chosen by a person)"}, R{" "}
      {estimateText(source.resistanceOhm)} Ω, electrode {source.electrodeDiameterMm} mm; uncertainty of{" "}
      {source.uncertaintyFrom.join(", ")}
    </span>
  );
}

function ArrheniusFigure({ pellet, part }: { pellet: Pellet; part: ConductivityPart }) {
  const points = pellet.conductivities.filter((each) => each.part === part);
  const found = prepareArrhenius(points, partTitles[part]);
  if (found === null) return null;
  const { activationEnergyEv, lowerEv, upperEv, n, residualDegreesOfFreedom, rSquared } = found.energy;
  const interval =
    lowerEv === null || upperEv === null
      ? "two temperatures leave no interval"
      : `95 % interval ${lowerEv.toFixed(3)} to ${upperEv.toFixed(3)} eV, ${residualDegreesOfFreedom} degree${residualDegreesOfFreedom === 1 ? "" : "s"} of freedom`;
  return (
    <Figure
      name={`${pellet.code}-arrhenius-${part}`}
      title={`Ea = ${activationEnergyEv?.toFixed(3)} eV (${partTitles[part]})`}
      caption={`Derived from ln(σT) over 1/T, unweighted least squares, n = ${n}; ${interval}; R² = ${rSquared?.toFixed(4) ?? "–"}. Bars: one standard uncertainty. Pellet ${pellet.code}, ${pellet.provenance}.`}
      data={xyData(found.plot)}
      {...xySize}
    >
      <XyPlot model={found.plot} id={`arrhenius-${part}`} />
    </Figure>
  );
}
