import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { TableFrame } from "./table-frame";

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** Shown under the title. */
  readonly unit?: string;
  /** Numbers are right-aligned. */
  readonly isNumeric?: boolean;
  /** Left out where it would push more important columns off the screen: below a laptop, or below a wide screen. */
  readonly isMinor?: boolean | "wide";
  readonly cell: (row: Row) => ReactNode;
}

/** Said once for all rows: in a long table the words of a class would weigh more than the numbers. */
const bodyLook = classNames(
  "[&>tr]:border-b [&>tr]:border-line [&>tr:last-child]:border-b-0 [&>tr:hover]:bg-sunken/60",
  "[&>tr>td]:px-2 [&>tr>td]:py-1.5 [&>tr>td]:align-baseline",
  "[&>tr>td:first-child]:pl-3 [&>tr>td:last-child]:pr-3",
);

/** A dense table: sticky titles, numbers to the right, the whole scrolls inside its own frame. */
export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  caption,
  isTall = false,
}: {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Names the table for those who do not see it. */
  caption: string;
  /** Hundreds of rows on a page of other things: the table scrolls within a window of its own. */
  isTall?: boolean;
}) {
  return (
    <TableFrame label={caption} isTall={isTall}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className={classNames("bg-sunken text-left text-sm", isTall && "sticky top-0 z-10")}>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  "border-b border-line px-2 py-1.5 font-medium whitespace-nowrap first:pl-3 last:pr-3",
                  column.isNumeric && "text-right",
                  hiddenWhere(column),
                )}
              >
                {column.title}
                {column.unit === undefined ? null : (
                  <span className="font-normal text-ink-soft"> / {column.unit}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={bodyLook}>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={
                    classNames(column.isNumeric && "text-right whitespace-nowrap", hiddenWhere(column)) ||
                    undefined
                  }
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function hiddenWhere<Row>({ isMinor = false }: TableColumn<Row>): string | false {
  if (isMinor === "wide") return "max-2xl:hidden";
  return isMinor && "max-lg:hidden";
}
