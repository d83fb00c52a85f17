"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { controlClass } from "./field";
import type { FieldTexts, RecordField, StructureControl } from "./record-fields";
import { parseRows } from "./rows-text";

export interface RowPreset {
  readonly title: string;
  readonly row: FieldTexts;
}

interface RowsEditorOptions {
  readonly columns: readonly RecordField[];
  readonly rowTitles?: readonly string[];
  readonly rowNoun?: string;
  readonly emptyRow?: FieldTexts;
  readonly presets?: readonly RowPreset[];
}

/** The control of a rows field, with its columns bound to it. */
export function rowsControl(options: RowsEditorOptions): ComponentType<StructureControl> {
  return (props) => <RowsEditor {...props} {...options} />;
}

/** Ordered rows: every cell is a control of its own, rows move up and down, a new row takes the focus. */
export function RowsEditor({
  label,
  text,
  problems,
  onChange,
  columns,
  rowTitles,
  rowNoun,
  emptyRow = {},
  presets = [],
}: StructureControl & RowsEditorOptions) {
  const rows = parseRows(text);
  const frame = useRef<HTMLDivElement>(null);
  const [focusRow, setFocusRow] = useState<number | null>(null);
  useEffect(() => {
    if (focusRow === null) return;
    frame.current?.querySelector<HTMLElement>(`[data-row="${focusRow}"] :is(input, select)`)?.focus();
    setFocusRow(null);
  }, [focusRow]);

  const put = (next: readonly FieldTexts[]) => onChange(JSON.stringify(next));
  const set = (index: number, name: string, value: string) =>
    put(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  const add = (row: FieldTexts) => {
    put([...rows, row]);
    setFocusRow(rows.length);
  };
  const move = (index: number, by: number) => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row !== undefined) next.splice(index + by, 0, row);
    put(next);
  };
  const remove = (index: number) => {
    put(rows.filter((_, at) => at !== index));
    setFocusRow(Math.min(index, rows.length - 2));
  };

  return (
    <div ref={frame} className="rounded border border-line bg-surface">
      {rows.length === 0 ? null : (
        <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
          <table className="w-full border-collapse">
            <thead className="bg-sunken text-left text-sm">
              <tr>
                <th scope="col" className="border-b border-line px-2 py-1 font-medium">
                  <span className="sr-only">Place</span>
                </th>
                {columns.map((column) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={`border-b border-line px-2 py-1 font-medium whitespace-nowrap ${column.kind === "number" ? "text-right" : ""}`}
                  >
                    {column.label}
                    {column.unit === undefined ? null : (
                      <span className="font-normal text-ink-soft"> / {column.unit}</span>
                    )}
                  </th>
                ))}
                {rowNoun === undefined ? null : (
                  <th scope="col" className="border-b border-line px-2 py-1 font-medium">
                    <span className="sr-only">Order</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index} data-row={index}>
                  <th scope="row" className="px-2 text-right font-normal text-ink-soft">
                    {rowTitles?.[index] ?? index + 1}
                  </th>
                  {columns.map((column) => (
                    <td
                      key={column.name}
                      className={`${widths[column.kind] ?? "min-w-32"} px-1 py-0.5 align-top`}
                    >
                      <RowControl
                        column={column}
                        label={`${column.label}, ${label} ${index + 1}`}
                        text={row[column.name] ?? ""}
                        problem={problems[`${index}.${column.name}`]}
                        onChange={(value) => set(index, column.name, value)}
                      />
                    </td>
                  ))}
                  {rowNoun === undefined ? null : (
                    <td className="px-1 py-0.5 whitespace-nowrap">
                      <RowButton
                        label={`${label} ${index + 1} earlier`}
                        isOff={index === 0}
                        onClick={() => move(index, -1)}
                      >
                        <ArrowUp size={14} aria-hidden="true" />
                      </RowButton>
                      <RowButton
                        label={`${label} ${index + 1} later`}
                        isOff={index === rows.length - 1}
                        onClick={() => move(index, 1)}
                      >
                        <ArrowDown size={14} aria-hidden="true" />
                      </RowButton>
                      <RowButton label={`Remove ${label} ${index + 1}`} onClick={() => remove(index)}>
                        <Trash2 size={14} aria-hidden="true" />
                      </RowButton>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rowNoun === undefined ? null : (
        <div className="flex flex-wrap gap-2 p-1.5">
          <Button look="quiet" onClick={() => add(emptyRow)}>
            Add {rowNoun}
          </Button>
          {presets.map((preset) => (
            <Button key={preset.title} look="quiet" onClick={() => add({ ...emptyRow, ...preset.row })}>
              + {preset.title}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Numbers need little room, words the rest. */
const widths: Readonly<Partial<Record<RecordField["kind"], string>>> = {
  number: "w-28 min-w-20",
  choice: "w-44 min-w-36",
};

function RowControl({
  column,
  label,
  text,
  problem,
  onChange,
}: {
  column: RecordField;
  label: string;
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}) {
  const shared = { "aria-label": label, "aria-invalid": problem !== undefined, value: text } as const;
  const options = column.options ?? [];
  return (
    <>
      {column.kind === "choice" ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)} className={controlClass}>
          {column.isRequired && text !== "" ? null : <option value="">{column.noneTitle ?? "–"}</option>}
          {text === "" || options.some(({ value }) => value === text) ? null : (
            <option value={text}>as before</option>
          )}
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          inputMode={column.kind === "number" ? "decimal" : "text"}
          autoComplete="off"
          placeholder={column.hint ?? ""}
          onChange={(event) => onChange(event.target.value)}
          className={`${controlClass} ${column.kind === "number" ? "text-right" : ""}`}
        />
      )}
      {problem === undefined ? null : <p className="text-sm text-bad">{problem}</p>}
    </>
  );
}

function RowButton({
  label,
  isOff = false,
  onClick,
  children,
}: {
  label: string;
  isOff?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button look="quiet" className="px-1.5" disabled={isOff} aria-label={label} onClick={onClick}>
      {children}
    </Button>
  );
}
