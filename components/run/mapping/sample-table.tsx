import type { TextPreview } from "@/lib/contract/column-mapping";
import { significant } from "../../decimal";
import { ProblemNote } from "../../problem-note";
import { TableFrame } from "../../table-frame";
import { roleTitle, unitTitle } from "./column-words";

const shownRecords = 8;

/** The first records as the mapping reads them, in the units that everything is kept in. */
export function SampleTable({ sample }: { sample: TextPreview["sample"] }) {
  const mapped = sample.columns.filter(({ role }) => role !== null);
  const count = Math.min(shownRecords, Math.max(0, ...mapped.map(({ values }) => values.length)));
  return (
    <div className="flex flex-col gap-2">
      {sample.problems.length === 0 ? null : (
        <ProblemNote tone="warn">
          {sample.problems.map((problem) => (
            <p key={problem} className="break-words">
              {problem}
            </p>
          ))}
        </ProblemNote>
      )}
      {mapped.length === 0 ? (
        <p className="text-ink-soft">No column has been named yet.</p>
      ) : (
        <TableFrame label="The first records as they are read">
          <table className="border-collapse text-sm">
            <thead className="bg-sunken text-right">
              <tr>
                {mapped.map(({ name, role, unit }) => (
                  <th key={name} scope="col" className="border-b border-line px-2.5 py-1.5 font-medium">
                    {roleTitle(role ?? name)}
                    {unit === null || unit === "1" ? null : (
                      <span className="font-normal text-ink-soft"> / {unitTitle(unit)}</span>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: count }, (_, row) => (
                <tr key={row}>
                  {mapped.map(({ name, unit, values }) => (
                    <td key={name} className="px-2.5 py-0.5 text-right whitespace-nowrap">
                      {shown(values[row], unit)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </div>
  );
}

function shown(value: number | string | null | undefined, unit: string | null): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return value;
  return unit === "1" ? String(value) : significant(value, 6);
}
