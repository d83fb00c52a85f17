import { CodeLink } from "../code-link";
import { conditionWords } from "../condition-words";
import { printedUnits } from "../printed-units";
import { TableFrame } from "../table-frame";
import { PublishedValueText, type ShownValue } from "./published-value";

export interface TableValue extends ShownValue {
  readonly id: string;
  readonly subject: { readonly code: string } | null;
  readonly property: string;
  readonly label: string;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

export interface PublishedColumn {
  readonly property: string;
  readonly title: string;
}

const cellClass = "border-b border-line px-2.5 py-1.5 align-top";

/** A row for each subject, a column for each property that matters most; the rest is below. */
export function PublishedTable({
  caption,
  columns,
  values,
}: {
  caption: string;
  columns: readonly PublishedColumn[];
  values: readonly TableValue[];
}) {
  return (
    <TableFrame label={caption}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-left text-sm">
          <tr>
            {["Code", ...columns.map(({ title }) => title)].map((title) => (
              <th key={title} scope="col" className={`${cellClass} font-medium`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...bySubject(values)].map(([code, own]) => (
            <tr key={code} className="hover:bg-sunken/60">
              <th scope="row" className={`${cellClass} text-left`}>
                <CodeLink code={code} />
              </th>
              {columns.map(({ property }) => (
                <td key={property} className={cellClass}>
                  <Cell values={own.filter((value) => value.property === property)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Several values of one property hold under different conditions: 25, 45 and 60 °C. */
function Cell({ values }: { values: readonly TableValue[] }) {
  if (values.length === 0) return <span className="text-ink-soft">–</span>;
  return values.map((value) => (
    <div key={value.id}>
      <PublishedValueText value={value} />
    </div>
  ));
}

/** Everything that is stated of one subject: value, conditions, place in the source. */
export function PublishedDetails({ code, values }: { code: string; values: readonly TableValue[] }) {
  return (
    <details className="rounded border border-line bg-surface">
      <summary className="touch cursor-pointer px-2.5 py-1.5 hover:bg-sunken">
        <span className="font-medium">{code}</span>
        <span className="text-ink-soft"> · {values.length} values with their places</span>
      </summary>
      <PublishedLines caption={`Everything stated of ${code}`} values={values} />
    </details>
  );
}

export function PublishedLines({ caption, values }: { caption: string; values: readonly TableValue[] }) {
  return (
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto border-t border-line">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-left">
          <tr>
            {["What", "Value", "Under", "Where in the source"].map((title) => (
              <th key={title} scope="col" className={`${cellClass} font-medium`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.id}>
              <th scope="row" className={`${cellClass} min-w-32 text-left font-normal text-ink-soft`}>
                {value.label}
              </th>
              <td className={`${cellClass} min-w-40`}>
                <PublishedValueText value={value} />
                {value.notes.map((note) => (
                  <p key={note} className="text-ink-soft">
                    {printedUnits(note)}
                  </p>
                ))}
              </td>
              <td className={`${cellClass} min-w-40 text-ink-soft`}>
                {conditionWords(value.conditions).join("; ") || "–"}
              </td>
              <td className={`${cellClass} min-w-40 text-ink-soft`}>{value.locators.join("; ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In order of first mention. */
export function bySubject(values: readonly TableValue[]): ReadonlyMap<string, readonly TableValue[]> {
  const groups = new Map<string, TableValue[]>();
  for (const value of values) {
    const code = value.subject?.code ?? "";
    groups.set(code, [...(groups.get(code) ?? []), value]);
  }
  return groups;
}
