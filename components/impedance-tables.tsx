/** The numbers of an impedance fit: resistances with uncertainties, and how the circuits compare. */
import type { PelletFit } from "@/lib/contract/impedance";
import { Badge } from "./badge";
import { DataTable } from "./data-table";
import { significant } from "./decimal";

interface Estimate {
  readonly value: number;
  readonly standardUncertainty: number;
}

/** "59.7 ± 0.3": the uncertainty with two figures, the value to the same place. */
export function estimateText({ value, standardUncertainty }: Estimate): string {
  if (!(standardUncertainty > 0)) return significant(value);
  const place = 1 - Math.floor(Math.log10(standardUncertainty));
  if (place < 0 || place > 9 || Math.abs(value) >= 1e6) {
    return `${significant(value)} ± ${significant(standardUncertainty, 2)}`;
  }
  return `${value.toFixed(place).replace("-", "−")} ± ${standardUncertainty.toFixed(place)}`;
}

const originTitles = { bulk: "bulk", grain_boundary: "grain boundary", interface: "electrode or interface" };

/** What the chosen circuit says of the parts of the pellet. */
export function ArcTable({ fit }: { fit: PelletFit }) {
  const r0 = fit.parameters.r0Ohm;
  const rows = [
    ...(r0 === undefined
      ? []
      : [{ title: "faster than measured (R0)", resistance: r0, n: null, capacitanceF: null, apexHz: null }]),
    ...fit.arcs.map((arc) => ({
      title: originTitles[arc.origin],
      resistance: arc.resistanceOhm,
      n: arc.n,
      capacitanceF: arc.capacitanceF,
      apexHz: arc.apexHz,
    })),
  ].map((row, index) => ({ ...row, key: `${index}` }));
  return (
    <DataTable
      caption="Resistances of the fitted circuit"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "part", title: "Part", cell: (row) => row.title },
        { key: "r", title: "R", unit: "Ω", isNumeric: true, cell: (row) => estimateText(row.resistance) },
        { key: "n", title: "CPE exponent", isNumeric: true, cell: (row) => row.n && estimateText(row.n) },
        {
          key: "c",
          title: "Capacitance",
          unit: "F",
          isNumeric: true,
          cell: (row) => significant(row.capacitanceF, 2),
        },
        { key: "f", title: "Apex", unit: "Hz", isNumeric: true, cell: (row) => significant(row.apexHz, 2) },
      ]}
    />
  );
}

/** All circuits that converged, so that the choice can be judged. */
export function CircuitTable({ tried, chosen }: { tried: readonly PelletFit[]; chosen: string | null }) {
  return (
    <DataTable
      caption="Circuits tried"
      rows={tried}
      rowKey={(fit) => fit.circuit}
      columns={[
        {
          key: "circuit",
          title: "Circuit",
          cell: (fit) => (
            <span className="flex flex-wrap items-center gap-2">
              <code>{fit.circuit}</code>
              {fit.circuit === chosen ? <Badge tone="good">chosen</Badge> : null}
              {fit.isDetermined ? null : <Badge tone="warn">not determined</Badge>}
            </span>
          ),
        },
        { key: "bic", title: "BIC", isNumeric: true, cell: (fit) => fit.bic.toFixed(1).replace("-", "−") },
        {
          key: "rms",
          title: "RMS residual",
          unit: "%",
          isNumeric: true,
          cell: (fit) => significant(100 * fit.rmsResidual, 2),
        },
        {
          key: "total",
          title: "Total R",
          unit: "Ω",
          isNumeric: true,
          cell: (fit) => (fit.totalOhm === null ? "–" : estimateText(fit.totalOhm)),
        },
        {
          key: "bulk",
          title: "Bulk R",
          unit: "Ω",
          isNumeric: true,
          cell: (fit) => (fit.bulkOhm === null ? "–" : estimateText(fit.bulkOhm)),
        },
      ]}
    />
  );
}
