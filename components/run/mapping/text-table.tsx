"use client";

import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { classNames } from "../../class-names";
import { TableFrame } from "../../table-frame";
import { ColumnHead } from "./column-heads";

const shownLines = 24;

/** The first lines of the file as they are cut, with what each column is at its head. */
export function TextTable({
  rows,
  mapping,
  onChange,
}: {
  rows: readonly (readonly string[])[];
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const records = rows.slice(mapping.firstDataRow - 1);
  const width = Math.max(1, ...(records.length > 0 ? records : rows).map((row) => row.length));
  const titles = mapping.headerRow === null ? [] : (rows[mapping.headerRow - 1] ?? []);
  const titleOf = (index: number) => titles[index] || `column ${index + 1}`;
  const indices = Array.from({ length: width }, (_, index) => index);
  return (
    <TableFrame label="The first lines of the file" isTall>
      <table className="border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-sunken text-left">
          <tr>
            <th scope="col" className="border-b border-line px-2 py-1.5 align-bottom font-medium">
              Line
            </th>
            {indices.map((index) => (
              <th
                key={index}
                scope="col"
                className="border-b border-line px-1.5 py-1.5 align-top font-medium"
              >
                <span className="mb-1 block px-0.5">{titleOf(index)}</span>
                <ColumnHead mapping={mapping} index={index} title={titleOf(index)} onChange={onChange} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownLines).map((row, at) => {
            const line = at + 1;
            const isHead = line === mapping.headerRow || line === mapping.unitsRow;
            const isRecord = line >= mapping.firstDataRow;
            return (
              <tr
                key={line}
                className={classNames(
                  isHead && "bg-accent-soft",
                  !isHead && !isRecord && "text-ink-soft italic",
                )}
              >
                <th scope="row" className="px-2 py-0.5 text-right font-normal text-ink-soft">
                  {line}
                </th>
                {isRecord || isHead ? (
                  indices.map((index) => (
                    <td key={index} className="px-2 py-0.5 whitespace-nowrap">
                      {row[index] ?? ""}
                    </td>
                  ))
                ) : (
                  <td colSpan={width} className="px-2 py-0.5">
                    {row.join("  ")}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
