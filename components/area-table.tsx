import type { AreaBasis } from "@/lib/domain/area";
import type { CellAreas } from "@/lib/domain/cell-areas";
import { significant } from "./decimal";

const rows = [
  { basis: "interlayer", key: "interlayerCm2", title: "Interlayer" },
  { basis: "cathode", key: "cathodeCm2", title: "Cathode" },
  { basis: "pellet", key: "pelletCm2", title: "Pellet" },
  { basis: "counter", key: "counterCm2", title: "Counter" },
] as const;

/** The areas that "per cm²" can mean, and which of them this cell's areal values are per. */
export function AreaTable({ areas, basis }: { areas: CellAreas; basis: AreaBasis }) {
  return (
    <div className="overflow-hidden rounded border border-line bg-surface">
      <table className="w-full border-collapse">
        <caption className="sr-only">Areas by basis</caption>
        <thead className="bg-sunken text-left text-sm">
          <tr>
            <th scope="col" className="border-b border-line px-2.5 py-1 font-medium">
              Area of the
            </th>
            <th
              scope="col"
              className="border-b border-line px-2.5 py-1 text-right font-medium whitespace-nowrap"
            >
              Area<span className="font-normal text-ink-soft"> / cm²</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.basis} className="border-b border-line last:border-b-0">
              <th
                scope="row"
                className={`px-2.5 py-1 text-left ${row.basis === basis ? "font-medium" : "font-normal"}`}
              >
                {row.title}
                {row.basis === basis ? (
                  <span className="font-normal text-ink-soft"> · areal basis</span>
                ) : null}
              </th>
              <td className="px-2.5 py-1 text-right">{significant(areas[row.key], 4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
